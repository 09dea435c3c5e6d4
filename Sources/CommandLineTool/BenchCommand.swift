import ArgumentParser
import Workflows

struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench", abstract: "The computations, benchmarked on this machine.")

  @Flag(name: .long, help: "As JSON.")
  var json = false

  @Option(name: .long, help: "How many rows the made file has.")
  var rows = 1_000_000

  @Option(name: .long, help: "How often each computation runs.")
  var runs = 7

  func validate() throws {
    if rows < 1_000 || rows > 100_000_000 { throw ValidationError("--rows takes a number from 1000 to 100000000.") }
    if runs < 1 || runs > 1_000 { throw ValidationError("--runs takes a number from 1 to 1000.") }
  }

  func run() throws {
    var request = BenchRequest()
    request.rows = rows
    request.runs = runs
    request.json = json
    try Terminal.show(try Workflows.Comity.bench(request))
  }
}
