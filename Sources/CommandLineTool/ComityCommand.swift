import ArgumentParser
import Workflows

@main
struct ComityCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "comity",
    abstract: "Trade and cooperation metrics: exact, sourced, honest about doubt.",
    discussion: """
      DATA is a CSV or TSV file, several files, a folder, - for standard input, or
      the name of a bundled or imported data set (comity data list), such as
      asean-russia/trade; NAME@2024-11-02 is the vintage of a day.
      """,
    version: Workflows.Comity.version,
    subcommands: [
      ReportCommand.self, ExportCommand.self, TableCommand.self, GrowthCommand.self, TrendCommand.self,
      ForecastCommand.self,
      BreaksCommand.self, DecomposeCommand.self, IndicatorCommand.self, MirrorCommand.self, ChartCommand.self,
      FiguresCommand.self, DataCommand.self, EconomiesCommand.self, BlocsCommand.self, ExplainCommand.self,
      VerifyCommand.self, BenchCommand.self, IndicatorListCommand.self,
    ])

  static func main() {
    Signals.prepare()
    Workflows.Comity.prepareProgram()
    do {
      let arguments = Array(CommandLine.arguments.dropFirst())
      var command = try parseAsRoot(IndicatorCommand.separatingList(arguments))
      let asOf = (command as? any ReadsVintages)?.asOf
      try Provenance.recording(arguments: arguments) { try AsOf.reading(asOf) { try command.run() } }
    } catch {
      Terminal.finish(with: error)
    }
  }
}
