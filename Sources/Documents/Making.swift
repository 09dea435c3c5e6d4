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
  public var command: String { (["comity"] + arguments).map(ShellWord.quoted).joined(separator: " ") }

  /// What stands above these lines in what was made.
  public static let title = "How this was made"

  /// In words, one line the program and its command, one line an input; `init(lines:)` reads them back.
  public var lines: [String] {
    ["By \(program), with this command: \(command)"]
      + inputs.map { input in
        let size = input.bytes.map { ", \($0) bytes" } ?? ""
        return "Input: " + input.name + size + (input.digest.map { ", SHA-256 " + $0 } ?? ", a stream")
      }
  }

  /// `nil` for lines that do not say how something was made.
  public init?(lines: [String]) {
    guard let first = lines.first(where: { $0.hasPrefix("By comity ") }) else { return nil }
    let sign = ", with this command: "
    guard let place = first.utf8.indices.first(where: { first[$0...].hasPrefix(sign) }),
      let words = ShellWord.words(String(first[place...].dropFirst(sign.count))), words.first == "comity"
    else { return nil }
    program = String(first[..<place].dropFirst("By ".count))
    arguments = Array(words.dropFirst())
    inputs = lines.compactMap(Self.input)
  }

  private static func input(_ line: String) -> Input? {
    guard line.hasPrefix("Input: ") else { return nil }
    let parts = line.dropFirst("Input: ".count).split(separator: ", ", omittingEmptySubsequences: false)
    if parts.count > 1, parts.last == "a stream" {
      return Input(name: parts.dropLast().joined(separator: ", "), digest: nil, bytes: nil)
    }
    guard parts.count > 2, let digest = parts.last, digest.hasPrefix("SHA-256 "),
      let bytes = Int(parts[parts.count - 2].prefix { $0 != " " })
    else { return nil }
    return Input(
      name: parts.dropLast(2).joined(separator: ", "), digest: String(digest.dropFirst("SHA-256 ".count)), bytes: bytes)
  }
}
