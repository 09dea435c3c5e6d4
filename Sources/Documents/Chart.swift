/// A picture described by its values: renderers draw it as characters or as SVG.
public struct Chart: Sendable, Equatable {
  public enum Form: String, Sendable, Equatable, CaseIterable {
    /// One bar a category and series, side by side.
    case bars
    /// One line a series over ordered periods.
    case lines
    /// One bar a category, made of its series.
    case stackedBars = "stacked"
    /// The first category beside the last, a line a series.
    case slope
    /// Series by categories, a shade a value.
    case heatMap = "heat-map"
    /// Values of one category as dots on a line.
    case dumbbell
    /// The bands of each category as bars from low to high.
    case intervals
  }

  public struct Series: Sendable, Equatable {
    public var name: String
    /// One value a category; `nil` is a gap, never a zero.
    public var values: [Double?]
    /// Whether it is computed (a trend, a forecast) and not observed.
    public var isFitted: Bool

    public init(name: String, values: [Double?], isFitted: Bool = false) {
      self.name = name
      self.values = values
      self.isFitted = isFitted
    }
  }

  /// The range of an estimate, category by category.
  public struct Band: Sendable, Equatable {
    public var name: String
    public var low: [Double?]
    public var high: [Double?]

    public init(name: String, low: [Double?], high: [Double?]) {
      self.name = name
      self.low = low
      self.high = high
    }
  }

  /// A place between one category and the next: a structural break.
  public struct Mark: Sendable, Equatable {
    public var afterCategory: Int
    public var label: String

    public init(afterCategory: Int, label: String) {
      self.afterCategory = afterCategory
      self.label = label
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
  public var bands: [Band] = []
  public var marks: [Mark] = []

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
