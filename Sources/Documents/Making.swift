/// How a document was made, so that anyone can make it again: the program, the command, and what went in.
public struct Making: Sendable, Hashable {
  public struct Input: Sendable, Hashable {
    /// The name by which the command called it.
    public var name: String
    /// The SHA-256 of its bytes in hexadecimal digits; `nil` for a stream, which is gone.
    public var digest: String?
    public var bytes: Int?

    public init(name: String, digest: String?, bytes: Int?) {
      self.name = name
      self.digest = digest
      self.bytes = bytes
    }
  }

  /// The program with its version: `comity 0.1.0`.
  public var program: String
  /// The words after the name of the program.
  public var arguments: [String]
  /// In the order of first reading.
  public var inputs: [Input]

  public init(program: String, arguments: [String], inputs: [Input]) {
    self.program = program
    self.arguments = arguments
    self.inputs = inputs
  }

  /// The command as it is typed into a shell.
  public var command: String {
    (["comity"] + arguments).map { word in
      let isPlain = !word.isEmpty && word.utf8.allSatisfy { Self.plain.contains($0) }
      return isPlain
        ? word : "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }.joined(separator: " ")
  }

  private static let plain = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_./,:=@%+".utf8)
}
