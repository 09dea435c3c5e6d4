import Documents
import TestSupport
import Testing

@Suite struct MakingTests {
  private static let digest = String(repeating: "ab", count: 32)

  @Test func theLinesSayWhatIsNeededToMakeItAgain() {
    let making = Making(
      program: "comity 1.2.3", arguments: ["table", "a b.csv", "--where", "partner!=it's"],
      inputs: [
        .init(name: "a b.csv", digest: Self.digest, bytes: 12), .init(name: "standard input", digest: nil, bytes: nil),
      ])
    #expect(making.command == "comity table 'a b.csv' --where 'partner!=it'\\''s'")
    #expect(
      making.lines == [
        "By comity 1.2.3, with this command: " + making.command,
        "Input: a b.csv, 12 bytes, SHA-256 " + Self.digest, "Input: standard input, a stream",
      ])
    #expect(Making(lines: making.lines) == making)
  }

  @Test func whateverTheWordsAreTheyAreReadBack() {
    var random = SeededGenerator(seed: 7)
    let pieces = [
      "a", " ", "'", "\\", "$'", "\n", "\t", "\u{1}", "é", "=", ", SHA-256 ", ", with this command: ", "\"", "x41",
    ]
    func text() -> String {
      (0..<Int.random(in: 0...6, using: &random)).map { _ in pieces.randomElement(using: &random)! }.joined()
    }
    for _ in 0..<2_000 {
      let making = Making(
        program: "comity 0.1.0", arguments: (0..<3).map { _ in text() },
        inputs: [.init(name: "n" + text(), digest: Self.digest, bytes: 5)])
      #expect(Making(lines: making.lines) == making)
    }
  }

  @Test(arguments: [
    "", "By hand", "By comity 1, with this command: rm -rf", "By comity 1, with this command: comity 'open",
  ])
  func otherLinesAreNone(line: String) { #expect(Making(lines: [line]) == nil) }
}
