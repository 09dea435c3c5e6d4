import ArgumentParser
import Workflows

struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Whether a page or workbook still holds.",
    usage: "comity verify FILE.html|FILE.xlsx [--from FOLDER]",
    discussion: """
      Compares the inputs named inside with what they are now, gives the command
      inside again and compares every number. Exit 1 when something differs.
      Nothing is written but the answer.
      """)

  @Argument(help: "A page or a workbook that comity wrote.")
  var file: String

  @Option(name: .long, help: "The folder in which its command was given (default: here, or beside the file).")
  var from: String?

  @OptionGroup var format: FormatOptions

  func run() throws {
    var request = VerifyRequest()
    request.file = file
    request.folder = from
    let outcome = try Workflows.Comity.verify(request, output: format.options, recompute: Self.recompute)
    try Terminal.show(outcome)
  }

  private static func recompute(_ words: [String], _ path: String) throws {
    let command: any ParsableCommand
    do {
      command = try ComityCommand.parseAsRoot(IndicatorCommand.separatingList(words))
    } catch {
      throw WorkflowError("Its command is not one of this version: \(ComityCommand.message(for: error))")
    }
    guard var command = command as? any RepeatableCommand else {
      throw WorkflowError("Its command makes no page or workbook: \(words.first ?? "none").")
    }
    let asOf = (command as? any ReadsVintages)?.asOf
    try AsOf.reading(asOf) { try command.makeAgain(at: path) }
  }
}

/// A command that makes a page or a workbook and can be given again.
protocol RepeatableCommand: ParsableCommand {
  /// Makes it at the path, in the form of its suffix.
  mutating func makeAgain(at path: String) throws
}

/// One that says where its output goes by the usual options.
protocol FormattedCommand: RepeatableCommand {
  var format: FormatOptions { get set }
}

extension FormattedCommand {
  mutating func makeAgain(at path: String) throws {
    format.output = path
    format.format = nil
    do {
      try run()
    } catch let code as ExitCode where code.rawValue == 1 {
      // A check that the command was asked for has failed then as now.
    }
  }
}

extension BreaksCommand: FormattedCommand {}
extension DecomposeCommand: FormattedCommand {}
extension FiguresChainCommand: FormattedCommand {}
extension FiguresCheckCommand: FormattedCommand {}
extension FiguresExtractCommand: FormattedCommand {}
extension FiguresListCommand: FormattedCommand {}
extension FiguresProgressCommand: FormattedCommand {}
extension ForecastCommand: FormattedCommand {}
extension GrowthCommand: FormattedCommand {}
extension IndicatorCommand: FormattedCommand {}
extension MirrorCommand: FormattedCommand {}
extension ReportCommand: FormattedCommand {}
extension TableCommand: FormattedCommand {}
extension TrendCommand: FormattedCommand {}

extension ExportCommand: RepeatableCommand {
  mutating func makeAgain(at path: String) throws {
    var request = request
    request.formats = [path.hasSuffix(".xlsx") ? "xlsx" : "html"]
    request.target = path
    try Terminal.show(try Workflows.Comity.export(request))
  }
}
