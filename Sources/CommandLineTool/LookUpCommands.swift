import ArgumentParser
import Workflows

struct EconomiesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "economies", abstract: "Codes and names of economies.",
    usage: "comity economies [NAME ...] [--format FORMAT] [--output FILE]")

  @Argument(help: "Codes or names, such as VNM or \"Lao PDR\"; all of them without.")
  var names: [String] = []

  @OptionGroup var format: FormatOptions

  func run() throws { try Terminal.show(try Workflows.Comity.economies(names, output: format.options)) }
}

struct BlocsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "blocs", abstract: "Blocs and their membership by date.",
    usage: "comity blocs [BLOC ...] [--on DATE] [--format FORMAT] [--output FILE]")

  @Argument(help: "Blocs, such as ASEAN; all of them without.")
  var names: [String] = []

  @Option(name: .long, help: "Only the members on a date, or on the last day of a period.")
  var on: String?

  @OptionGroup var format: FormatOptions

  func run() throws { try Terminal.show(try Workflows.Comity.blocs(names, on: on, output: format.options)) }
}

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "The definition of a method or term.",
    usage: "comity explain [NAME] [--format FORMAT] [--output FILE]")

  @Argument(help: "A method or term, such as theil-sen; what there is without.")
  var name: String?

  @OptionGroup var format: FormatOptions

  func run() throws { try Terminal.show(try Workflows.Comity.explain(name, output: format.options)) }
}
