/// A picture described by its values: renderers draw it as characters or as SVG.
public struct Chart: Sendable, Equatable {
  public enum Form: Sendable, Equatable {
    /// One bar a category.
    case bars
    /// One line a series over ordered periods.
    case lines
  }

  public struct Series: Sendable, Equatable {
    public var name: String
    /// One value a category; `nil` is a gap, never a zero.
    public var values: [Double?]

    public init(name: String, values: [Double?]) {
      self.name = name
      self.values = values
    }
  }

  public var id: String
  public var title: String
  public var unit: String
  public var form: Form
  /// The labels along the axis: periods or names.
  public var categories: [String]
  public var series: [Series]
  public var sources: [String]

  public init(
    id: String, title: String, unit: String, form: Form, categories: [String], series: [Series], sources: [String] = []
  ) {
    self.id = id
    self.title = title
    self.unit = unit
    self.form = form
    self.categories = categories
    self.series = series
    self.sources = sources
  }
}
