/// What a profile knows about the columns of its files: where the standard fields come from, and which rows repeat
/// what other rows already say.
///
/// This is the contract between files and analysis: a profile describes, the engine decides.
public struct Roles: Sendable {
  /// Where a field's text comes from: columns, and what is made of their cells. `nil` means "cannot be read".
  public struct FieldSource: Sendable {
    public var columns: [String]
    public var derive: @Sendable ([String]) -> String?
    /// Whether the text is the cell as it stands.
    public var isIdentity: Bool

    public init(column: String) {
      columns = [column]
      derive = { $0[0] }
      isIdentity = true
    }

    public init(columns: [String], derive: @escaping @Sendable ([String]) -> String?) {
      self.columns = columns
      self.derive = derive
      isIdentity = false
    }
  }

  /// A column that splits totals into parts and also holds the totals.
  public struct Breakdown: Sendable {
    public var column: String
    /// The cells that mean "all of them".
    public var totals: Set<String>
    /// What the rows that are left out are split by: `second partner`.
    public var name: String

    public init(column: String, totals: Set<String>, name: String) {
      self.column = column
      self.totals = totals
      self.name = name
    }
  }

  public var profile: String
  public var fields: [StandardField: FieldSource] = [:]
  /// The texts of `partner` that stand for the whole world, and for other groups of economies.
  public var worldPartners: Set<String> = []
  public var isGroupPartner: @Sendable (String) -> Bool = { _ in false }
  /// The same for `reporter`.
  public var isGroupReporter: @Sendable (String) -> Bool = { _ in false }
  public var breakdowns: [Breakdown] = []
  /// Columns whose different values must never be added together: units, currencies, price bases, scopes.
  public var incomparables: [String] = []
  /// Columns named in a note when they take several values: classifications.
  public var noted: [String] = []
  /// The unit of the value, and the power of ten that turns cells into it.
  public var valueUnit: String?
  public var valueExponent = 0
  /// How exports and imports are valued, for notes.
  public var valuation: String?

  public init(profile: String) { self.profile = profile }
}
