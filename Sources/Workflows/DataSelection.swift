/// What a command is asked to read and to select: the part that all commands over data share.
public struct DataSelection: Sendable {
  /// Files, folders, `-` for standard input, or the name of a bundled or imported data set.
  public var data: [String] = []
  /// The day given by `--as-of`, for data that have vintages; `AsOf.reading` makes it hold.
  public var asOf: String?
  public var profile: String?
  /// The columns that hold the period.
  public var period: [String]?
  public var conditions: [String] = []
  public var values: [String] = []
  public var delimiter: String?
  /// A character, or `none`.
  public var quote: String?
  public var recordEnd: String?
  public var decimalSign: String?
  public var missing: [String] = []
  /// How many rows may be rejected: a number, or a percentage with its sign.
  public var maxRejects: String?
  public var rejectsFile: String?
  public var threads: Int?
  /// Who puts rows together.
  public var engine = EngineChoice()
  public var currency: String?
  public var ratesFile: String?
  public var deflator: String?
  public var base: String?

  /// `start`, `end` or `whole`: which day of a period decides who is a member of a bloc.
  public var members: String?
  /// Only reporters with data in every period.
  public var sameReporters = false
  public var comparison = Comparison()
  /// `reported`, `mirror`, `reconciled` or `all`: whose figures are taken.
  public var source: String?

  /// Whether to tell what each stage took.
  public var timings = false
  /// Called from whichever thread reads, a few times a second, once the reading has taken a second.
  public var onProgress: (@Sendable (ReadingProgress) -> Void)?

  public init() {}
}

/// The commands of Comity as functions: everything the command line can do.
public enum Comity {}
