import Documents
import Foundation
import PublishedFiles
import Renderers
import SparkEngine

/// `comity verify`: whether every number of a page or a workbook still follows from its inputs.
public struct VerifyRequest: Sendable {
  /// The page or workbook.
  public var file = ""
  /// The folder in which its command was given; found when absent.
  public var folder: String?

  public init() {}
}

extension Comity {
  /// Reads how a file was made, compares its inputs with theirs of the time, makes it again and compares all numbers.
  ///
  /// The working folder of the program becomes the one in which the inputs are.
  ///
  /// - Parameters:
  ///   - request: What to verify.
  ///   - output: Where the answer goes.
  ///   - recompute: Runs the words of a command so that what it makes is written to the path and nowhere else.
  /// - Returns: A table of the inputs and of what differs; the check has failed when something does.
  /// - Throws: `PublishedFileError` for what cannot be read back, `WorkflowError` where the command cannot be given again.
  public static func verify(
    _ request: VerifyRequest, output: OutputOptions, recompute: (_ words: [String], _ path: String) throws -> Void
  ) throws -> Outcome {
    let published = try PublishedFile(path: request.file)
    guard let making = published.making else {
      throw WorkflowError(
        "\(request.file) does not say how it was made. Pages and workbooks that comity writes do, in their last part.")
    }
    let answer = output.path.map { $0 == "-" ? $0 : URL(fileURLWithPath: $0).path }
    let inputs = try InputStates(making, file: request.file, folder: request.folder)
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("comity-verify-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(at: folder) }
    let again = folder.appendingPathComponent("again.\(published.isWorkbook ? "xlsx" : "html")")
    do {
      try OutputFile.$only.withValue(again.path) {
        try RecordedVintages.reading(making.inputs.map { ($0.name, $0.digest) }) {
          try Provenance.recording(arguments: making.arguments) { try recompute(making.arguments, again.path) }
        }
      }
    } catch let error as SparkError {
      throw WorkflowError("\(request.file) was made with Spark, and is made again so to be verified. \(error)")
    }
    let comparison = PublishedComparison(published: published, recomputed: try PublishedFile(path: again.path))
    var document = Document(title: "Whether \(request.file) still holds")
    document.append(paragraph: Prose(inputs.summary + " " + summary(comparison)))
    if making.program != "comity \(version)" {
      document.append(
        paragraph: Prose("It was made by \(making.program); this is comity \(version), whose words may differ."))
    }
    document.blocks.append(.table(inputs.table))
    if !comparison.differences.isEmpty { document.blocks.append(.table(differences(comparison))) }
    var options = output
    options.path = answer
    var outcome = try Rendering.outcome(document.validated(), output: options)
    outcome.failedCheck = !comparison.differences.isEmpty
    return outcome
  }

  private static func summary(_ comparison: PublishedComparison) -> String {
    let differences = comparison.differences.count
    let numbers = "\(comparison.numbers) \(comparison.numbers == 1 ? "place" : "places") with numbers"
    if differences == 0 { return "It was made again: all \(numbers) hold." }
    return "It was made again: of \(numbers) and all words, \(differences) \(differences == 1 ? "differs" : "differ")."
  }

  private static func differences(_ comparison: PublishedComparison) -> Table {
    var table = Table(
      id: "differences", title: "What differs",
      columns: [Table.Column("place"), Table.Column("published"), Table.Column("recomputed")])
    for difference in comparison.differences {
      table.append([
        .text(difference.place), difference.published.map { .text($0) } ?? .missing(reason: "not in the file"),
        difference.recomputed.map { .text($0) } ?? .missing(reason: "no longer there"),
      ])
    }
    return table
  }
}

/// The inputs of a file beside what they are now.
private struct InputStates {
  private let states: [(input: Making.Input, now: String?)]

  /// Goes to the folder in which the inputs are: the one given, this one, or that of the file.
  init(_ making: Making, file: String, folder: String?) throws {
    if let stream = making.inputs.first(where: { $0.digest == nil }) {
      let isSparks = making.arguments.contains { $0 == "spark" || $0 == "--engine=spark" }
      let reason = isSparks ? "whose bytes only Spark reads" : "a stream, which is gone"
      throw WorkflowError(
        "\(file) was made from \(stream.name), \(reason). What is made from files of text can be verified.")
    }
    let here = FileManager.default.currentDirectoryPath
    let beside = URL(fileURLWithPath: file).deletingLastPathComponent().path
    let folders = folder.map { [$0] } ?? [here, beside]
    var missing: [String] = []
    for place in folders {
      guard FileManager.default.changeCurrentDirectoryPath(place) else {
        throw WorkflowError("There is no folder \(place).")
      }
      let states = try making.inputs.map { ($0, try PublishedInput.find($0.name, expecting: $0.digest)?.digest) }
      if states.allSatisfy({ $0.1 != nil }) {
        self.states = states
        return
      }
      if missing.isEmpty { missing = states.filter { $0.1 == nil }.map(\.0.name) }
    }
    _ = FileManager.default.changeCurrentDirectoryPath(here)
    throw WorkflowError(
      "\(file) cannot be made again: \(missing.joined(separator: ", ")) \(missing.count == 1 ? "is" : "are") not "
        + "there. Name the folder in which its command was given with --from.")
  }

  private var changed: [Making.Input] { states.filter { $0.now != $0.input.digest }.map(\.input) }

  var summary: String {
    if states.isEmpty { return "It has no inputs." }
    if changed.isEmpty {
      return states.count == 1 ? "Its input is unchanged." : "All \(states.count) inputs are unchanged."
    }
    return "\(changed.count) of \(states.count) inputs changed: \(changed.map(\.name).joined(separator: ", "))."
  }

  var table: Table {
    var table = Table(
      id: "inputs", title: "Inputs",
      columns: [
        Table.Column("input"), Table.Column("state"), Table.Column("sha256"), Table.Column("now"),
      ])
    for (input, now) in states {
      table.append([
        .text(input.name), .text(now == input.digest ? "unchanged" : "changed"), .text(input.digest ?? ""),
        now == input.digest ? .missing(reason: "the same") : .text(now ?? ""),
      ])
    }
    return table
  }
}
