import ArgumentParser

/// The day whose vintages are read.
struct AsOfOption: ParsableArguments {
  @Option(name: .customLong("as-of"), help: "Imported data as they were on a day.")
  var asOf: String?
}

/// A command that reads data of which there may be vintages.
protocol ReadsVintages {
  var asOf: String? { get }
}
