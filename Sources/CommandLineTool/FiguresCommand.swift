import ArgumentParser

struct FiguresCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "figures", abstract: "The ledger of reported figures.", subcommands: [FiguresExtractCommand.self])
}
