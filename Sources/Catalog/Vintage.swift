public import Nomenclature

/// A data set as it was on a day: which published files, where they come from, what a first reading found in them.
public struct Vintage: Sendable, Hashable {
  /// A file as it was published.
  public struct File: Sendable, Hashable {
    public var name: String
    /// The SHA-256 of its bytes in hexadecimal digits.
    public var digest: String
    public var bytes: Int
    /// How many bytes it takes in the workspace.
    public var storedBytes: Int

    public init(name: String, digest: String, bytes: Int, storedBytes: Int) {
      self.name = name
      self.digest = digest
      self.bytes = bytes
      self.storedBytes = storedBytes
    }
  }

  public var dataSet: String
  /// When the files were taken from their source, as the importer says.
  public var retrieved: CalendarDate
  /// From 1 among the imports of the same day.
  public var sequence: Int
  /// Whether another import has the same day.
  public var sharesDay: Bool
  /// The moment of the import: `2024-11-02T14:30:05Z`.
  public var imported: String
  public var origin: Origin
  public var contents: Contents
  public var files: [File]

  let id: Int64

  /// `2024-11-02`, or `2024-11-02.2` where several imports have that day.
  public var label: String { "\(retrieved)" + (sharesDay ? ".\(sequence)" : "") }
  /// `asean/trade@2024-11-02`.
  public var name: String { "\(dataSet)@\(label)" }

  /// The name that means this vintage and no later one of the same day.
  public var exactName: String { "\(dataSet)@\(retrieved).\(sequence)" }

  /// What a file of it is called as an input: the vintage's own name where there is one file.
  public func inputName(of file: File) -> String { files.count == 1 ? name : "\(name)/\(file.name)" }

  /// Where data come from, in the importer's words.
  public struct Origin: Sendable, Hashable {
    public var source: String
    public var licence: String
    public var note: String

    public init(source: String = "", licence: String = "", note: String = "") {
      self.source = source
      self.licence = licence
      self.note = note
    }
  }

  /// What the first reading found.
  public struct Contents: Sendable, Hashable {
    /// A text of a field and how many rows have it.
    public struct Count: Sendable, Hashable {
      public var text: String
      public var rows: Int

      public init(text: String, rows: Int) {
        self.text = text
        self.rows = rows
      }
    }

    /// A line of the account of rows: `read`, `used`, `left out` with a reason …
    public struct AccountLine: Sendable, Hashable {
      public var kind: String
      public var reason: String
      public var rows: Int

      public init(kind: String, reason: String, rows: Int) {
        self.kind = kind
        self.reason = reason
        self.rows = rows
      }
    }

    public var profile: String
    /// The options with which the files are to be read, as they are written on a command line: `delimiter` → `;`.
    public var reading: [String: [String]]
    public var columns: [String]
    public var rows: Int
    public var periods: [Count]
    public var reporters: [Count]
    public var partners: [Count]
    public var account: [AccountLine]

    public init(
      profile: String, reading: [String: [String]], columns: [String], rows: Int, periods: [Count], reporters: [Count],
      partners: [Count], account: [AccountLine]
    ) {
      self.profile = profile
      self.reading = reading
      self.columns = columns
      self.rows = rows
      self.periods = periods
      self.reporters = reporters
      self.partners = partners
      self.account = account
    }
  }
}

/// A document that was made from a vintage and could not be made again without it.
public struct Reference: Sendable, Hashable {
  /// `report`, `figures check` or `export`.
  public var kind: String
  /// Where the document was written.
  public var path: String

  public init(kind: String, path: String) {
    self.kind = kind
    self.path = path
  }
}
