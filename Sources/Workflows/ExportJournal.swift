import Foundation
import Synchronization

/// What an export has finished, line by line, so that one that was ended goes on where it was.
final class ExportJournal: Sendable {
  struct Entry: Sendable {
    var value: String
    var file: String
    var bytes: Int
  }

  private static let name = ".comity-export"
  private let path: String
  private let finished: [String: [Entry]]
  /// How many values and files an earlier run finished, if it did all of them and they are all there.
  let complete: (values: Int, files: Int)?
  private static let end = "complete"
  private let lock = Mutex(())

  /// Files of an earlier run with the same key, as far as they are whole, count as finished.
  init(folder: String, key: String) throws {
    path = "\(folder)/\(Self.name)"
    var finished: [String: [Entry]] = [:]
    let text = FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) } ?? ""
    // A line that was cut off by an ending has no line end.
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    var isComplete = lines.first.map(String.init) == key && lines.last.map(String.init) == Self.end
    isComplete = isComplete && FileManager.default.fileExists(atPath: folder + "/index.csv")
    if lines.first.map(String.init) == key {
      for line in lines.dropFirst() where line != Self.end {
        let entries = Self.entries(line)
        let isThere = entries.allSatisfy { entry in
          var status = stat()
          return stat("\(folder)/\(entry.file)", &status) == 0 && Int(status.st_size) == entry.bytes
        }
        if let value = entries.first?.value, isThere { finished[value] = entries } else { isComplete = false }
      }
    }
    self.finished = finished
    complete = isComplete ? (finished.count, finished.values.reduce(0) { $0 + $1.count }) : nil
    if isComplete { return }
    for file in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    where OutputFile.isUnfinished(file) { unlink("\(folder)/\(file)") }
    var kept = [key]
    for value in finished.keys.sorted() { kept.append(Self.line(finished[value] ?? [])) }
    try OutputFile.write(Array((kept.joined(separator: "\n") + "\n").utf8), to: path)
  }

  func entries(of value: String) -> [Entry]? { finished[value] }

  func add(_ entries: [Entry]) throws { try append(Self.line(entries)) }

  /// Tells that nothing is left to do.
  func finish() throws { try append(Self.end) }

  private func append(_ line: String) throws {
    try lock.withLock { _ in
      guard let handle = FileHandle(forWritingAtPath: path) else { throw WorkflowError("\(path) cannot be written.") }
      defer { try? handle.close() }
      try handle.seekToEnd()
      try handle.write(contentsOf: Data((line + "\n").utf8))
    }
  }

  /// Fields are told apart by tabs, which values hold as `\t`.
  private static func line(_ entries: [Entry]) -> String {
    entries.map { [escaped($0.value), $0.file, "\($0.bytes)"].joined(separator: "\t") }.joined(separator: "\t")
  }

  private static func entries(_ line: Substring) -> [Entry] {
    let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    guard fields.count % 3 == 0 else { return [] }
    return stride(from: 0, to: fields.count, by: 3).compactMap { start in
      Int(fields[start + 2]).map { Entry(value: unescaped(fields[start]), file: fields[start + 1], bytes: $0) }
    }
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing("\t", with: "\\t").replacing("\n", with: "\\n")
      .replacing("\r", with: "\\r")
  }

  private static func unescaped(_ text: String) -> String {
    var result = ""
    var isEscaped = false
    for character in text {
      if isEscaped {
        result.append(character == "t" ? "\t" : character == "n" ? "\n" : character == "r" ? "\r" : character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else {
        result.append(character)
      }
    }
    return result
  }
}
