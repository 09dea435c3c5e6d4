import ArgumentParser

/// Whose figures of flows are taken.
struct SourceOption: ParsableArguments {
  @Option(name: .long, help: "Whose figures: reported, mirror, reconciled, or all with the band of the three.")
  var source: String?
}
