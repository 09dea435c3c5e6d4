import ArgumentParser
import Workflows

struct DataCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "data", abstract: "Bundled data sets, and imported ones in all their vintages.",
    discussion: """
      Imported data are kept as published in a workspace: the folder .comity here or
      above, made by the first import. NAME@2024-11-02 is the vintage of a day: the
      latest that was retrieved on it or before.
      """,
    subcommands: [List.self, Show.self, Import.self, Diff.self, Export.self, Verify.self, Remove.self])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "Which data sets there are.",
      usage: "comity data list [--format FORMAT] [--output FILE]")

    @OptionGroup var format: FormatOptions

    func run() throws { try Terminal.show(try Workflows.Comity.dataList(output: format.options)) }
  }

  struct Show: ParsableCommand, ReadsVintages {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "The columns, sources and licence of a data set.",
      usage: "comity data show NAME[@DATE] [--format FORMAT] [--output FILE]")

    @Argument(help: "A data set, such as asean-russia/trade, or a vintage of one.")
    var name: String

    @OptionGroup var vintage: AsOfOption
    @OptionGroup var format: FormatOptions
    var asOf: String? { vintage.asOf }

    func run() throws { try Terminal.show(try Workflows.Comity.dataShow(name, output: format.options)) }
  }

  struct Export: ParsableCommand, ReadsVintages {
    static let configuration = CommandConfiguration(
      commandName: "export", abstract: "The files of a vintage, as they were published.",
      usage: "comity data export NAME[@DATE] [--to FILE|FOLDER] [options]")

    @Argument(help: "An imported data set or a vintage of one.")
    var name: String

    @Option(name: .long, help: "Where the files go; one file may go to standard output.")
    var to: String?

    @OptionGroup var vintage: AsOfOption
    @OptionGroup var format: FormatOptions
    var asOf: String? { vintage.asOf }

    func run() throws { try Terminal.show(try Workflows.Comity.dataExport(name, to: to, output: format.options)) }
  }

  struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "verify", abstract: "Is everything in the workspace as it was imported?",
      usage: "comity data verify [NAME[@DATE] ...] [--format FORMAT] [--output FILE]",
      discussion: """
        Every page of the database, every piece and every SHA-256 of the stored files.
        Exit code 1 when anything is damaged or missing.
        """)

    @Argument(help: "Imported data sets; all of them without.")
    var names: [String] = []

    @OptionGroup var format: FormatOptions

    func run() throws { try Terminal.show(try Workflows.Comity.dataVerify(names, output: format.options)) }
  }

  struct Remove: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "remove", abstract: "Takes a vintage out of the workspace.",
      usage: "comity data remove NAME[@DATE] [--all] [--force] [options]")

    @Argument(help: "A vintage, or a data set that has one.")
    var name: String

    @Flag(name: .long, help: "All vintages of the name.")
    var all = false

    @Flag(name: .long, help: "Also where a report or a ledger check was made from it.")
    var force = false

    @OptionGroup var format: FormatOptions

    func run() throws {
      try Terminal.show(try Workflows.Comity.dataRemove(name, all: all, force: force, output: format.options))
    }
  }
}
