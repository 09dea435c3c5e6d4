import ArgumentParser

struct FiguresCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "figures", abstract: "The ledger of reported figures: numbers from words, checked against data.",
    subcommands: [
      FiguresListCommand.self, FiguresAddCommand.self, FiguresExtractCommand.self, FiguresCheckCommand.self,
      FiguresChainCommand.self,
      FiguresProgressCommand.self,
    ])
}
