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
    /// Whether every row has the same text, so that there is nothing to mix.
    public var isConstant = false
    /// Whether codes are all of one level by the definition of the data, so that none is part of another.
    public var hasOneLevel = false
    /// Cells of so many digits are the text as they stand, whatever becomes of others.
    public var unchangedDigits: Int?

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

    /// A text that the files do not print because all their rows share it; `column` is any of theirs.
    public init(constant: String, column: String) {
      columns = [column]
      derive = { _ in constant }
      isIdentity = false
      isConstant = true
    }
  }

  /// Rows that are no observations of their own, or parts of others, by the text of a field.
  public struct Aside: Sendable {
    /// What the row account calls them.
    public var reason: String
    /// A standard field or a column.
    public var field: String
    /// They are used when the question names one of these itself.
    public var unlessNamed: [String]
    public var isAside: @Sendable (String) -> Bool

    public init(
      reason: String, field: String, unlessNamed: [String] = [], isAside: @escaping @Sendable (String) -> Bool
    ) {
      self.reason = reason
      self.field = field
      self.unlessNamed = unlessNamed
      self.isAside = isAside
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
  /// `nil` where there are none, which saves reading the column.
  public var isGroupPartner: (@Sendable (String) -> Bool)?
  /// The same for `reporter`.
  public var isGroupReporter: (@Sendable (String) -> Bool)?
  public var breakdowns: [Breakdown] = []
  public var asides: [Aside] = []
  /// Columns of the files whose cells are not used as they stand: codes with labels.
  public var derivedColumns: [String: FieldSource] = [:]
  /// The column that qualifies single values (estimated, provisional), and what its marks mean.
  public var flagColumn: String?
  public var flagMeanings: [String: String] = [:]
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
