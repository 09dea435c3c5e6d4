import ArgumentParser

struct ThreadsOption: ParsableArguments {
  @Option(name: .long, help: "How many threads work (default: one a core).")
  var threads: Int?

  func validate() throws {
    if let threads, threads < 1 || threads > 1_024 { throw ValidationError("--threads takes a number from 1 to 1024.") }
  }
}
