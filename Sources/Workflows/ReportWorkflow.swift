import Foundation
import Nomenclature
import Specifications

/// `comity report`: a whole trend report.
public struct ReportRequest: Sendable {
  /// The file of a specification or the name of a bundled one; the bundled ASEAN–Russia report when absent.
  public var name: String?
  /// Whether to tell what each stage took.
  public var timings = false
  /// Values of the specification's parameters: `partner=VNM`.
  public var settings: [String] = []
  /// Who puts rows together, all questions of all sections at once.
  public var engine = EngineChoice()

  public init() {}
}

extension Comity {
  /// Makes a report as its specification says and renders it.
  ///
  /// - Throws: `WorkflowError` for an unknown report, `SpecificationError` with all that is wrong with a specification.
  public static func report(_ request: ReportRequest, output: OutputOptions) throws -> Outcome {
    let path = try BundledSpecifications.path(request.name ?? BundledSpecifications.main)
    // A wrong format is told before the work.
    if !DocumentFolder.isNamed(output.path) { _ = try output.resolvedFormat() }
    var clock = StageClock()
    var report = try SpecifiedReport(path: path, settings: request.settings)
    report.engine = request.engine
    try report.check()
    let records = report.records.timings
    clock.end("check", without: records.reduce(0) { $0 + $1.seconds })
    for stage in records { clock.add(stage) }
    let document = try report.document()
    clock.end("document")
    var outcome = try Rendering.outcome(document, output: output)
    clock.end("write")
    if request.timings { outcome.timings = clock.timings }
    return outcome
  }

  /// The form of specifications, for editors.
  public static var specificationSchema: Outcome { Outcome(output: Array(SpecificationSchema.text.utf8)) }

  /// A specification to begin with.
  ///
  /// - Parameter name: A bundled one to copy; an example of every section when absent.
  public static func specificationExample(_ name: String? = nil) throws -> Outcome {
    guard let name else { return Outcome(output: Array(SpecificationExample.text.utf8)) }
    let path = try BundledSpecifications.bundled(name)
    guard let bytes = FileManager.default.contents(atPath: path) else { throw WorkflowError("\(path) cannot be read.") }
    return Outcome(output: Array(bytes))
  }
}

/// The specifications that come with the program.
enum BundledSpecifications {
  /// The report that `comity report` makes.
  static let main = "asean-russia"

  /// The file of a report: as named, or the bundled one of a name.
  static func path(_ name: String) throws -> String {
    if let path = try paths()[name] { return path }
    if name.hasSuffix(".yaml") || name.hasSuffix(".yml") || name.contains("/") { return name }
    return try bundled(name)
  }

  static func bundled(_ name: String) throws -> String {
    let paths = try paths()
    if let path = paths[name] { return path }
    let known = paths.keys.sorted()
    let suggestions = NearestNames.suggestions(for: name, among: known, limit: 2)
    throw WorkflowError.unknown("report", name, suggestions: suggestions, known: known)
  }

  private static func paths() throws -> [String: String] {
    let folder = try BundledData.folder() + "/reports"
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return Dictionary(
      files.filter { $0.hasSuffix(".yaml") }.map { (String($0.dropLast(5)), "\(folder)/\($0)") }
    ) { first, _ in first }
  }
}
