import Foundation

/// A table X-13 saves: a line of names, a line of dashes, then a date and a number on each line.
enum X13Table {
  static func numbers(_ text: String, name: String, count: Int) throws(X13Refusal) -> [Double] {
    var numbers: [Double] = []
    var lines = 0
    for (index, line) in text.split(whereSeparator: \.isNewline).enumerated() {
      lines = index + 1
      guard index >= 2 else { continue }
      let cells = line.split(whereSeparator: \.isWhitespace)
      guard cells.count == 2, let number = Double(cells[1]), number.isFinite else {
        throw .tableUnreadable(
          name, line: lines, reason: "a date and a number are expected, not \"\(line.prefix(60))\"")
      }
      numbers.append(number)
    }
    guard numbers.count == count else {
      throw .tableUnreadable(name, line: lines, reason: "\(numbers.count) numbers for \(count) observations")
    }
    return numbers
  }
}

/// What X-13 says in its file of errors, which is plain text or HTML by how the program was built.
enum X13Messages {
  static func read(_ folder: URL) -> (errors: [String], warnings: [String]) {
    for name in ["series.err", "series_err.html"] {
      if let text = try? String(contentsOf: folder.appending(path: name), encoding: .isoLatin1) { return parse(text) }
    }
    return ([], [])
  }

  /// Paragraphs that begin with ERROR, WARNING or NOTE, joined to one line each.
  static func parse(_ text: String) -> (errors: [String], warnings: [String]) {
    var body = text
    // The head of the page holds its style.
    if let start = body.range(of: "<body", options: .caseInsensitive) { body = String(body[start.lowerBound...]) }
    body = body.replacingOccurrences(
      of: "</p>|<br */?>|</h[1-6]>", with: "\n\n", options: [.regularExpression, .caseInsensitive])
    body = body.replacingOccurrences(of: "<[^>]*>", with: " ", options: .regularExpression)
    for (entity, character) in [("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")] {
      body = body.replacingOccurrences(of: entity, with: character)
    }
    var found: [(kind: String, words: [Substring])] = []
    var inside = false
    for line in body.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      let words = line.split(whereSeparator: \.isWhitespace)
      if let first = words.first, ["ERROR:", "WARNING:", "NOTE:"].contains(first.uppercased()) {
        found.append((first.uppercased(), Array(words.dropFirst())))
        inside = true
      } else if words.isEmpty {
        inside = inside && found.last?.words.isEmpty == true
      } else if inside {
        found[found.count - 1].words += words
      }
    }
    func sentences(_ kind: String) -> [String] {
      found.filter { $0.kind == kind }.map { $0.words.joined(separator: " ") }
    }
    return (sentences("ERROR:"), sentences("WARNING:"))
  }
}
