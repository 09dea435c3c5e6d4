import ArgumentParser
import Workflows

struct MirrorCommand: ParsableCommand, ReadsVintages {
  static let configuration = CommandConfiguration(
    commandName: "mirror", abstract: "Both sides of every flow, and the two reconciled.",
    usage: "comity mirror DATA ... [--cif-factor 1.06] [options]",
    discussion: """
      comity mirror trade.csv --where reporter=CHN --where partner=USA,DEU
      comity mirror oil.csv --where reporter=@ASEAN --where partner=RUS --where flow=M
      The mirror of a flow is what the partner reports of it, f.o.b.
      """)

  @OptionGroup var selection: SelectionOptions
  var asOf: String? { selection.vintage.asOf }
  @OptionGroup var comparison: ComparisonOptions

  @Option(name: .customLong("cif-factor"), help: "What imports c.i.f. are divided by (1.06).")
  var factor: Double?

  @OptionGroup var format: FormatOptions

  func validate() throws {
    if let factor, !(factor >= 1 && factor <= 2) { throw ValidationError("--cif-factor takes a number from 1 to 2.") }
  }

  func run() throws {
    var request = MirrorRequest()
    request.selection = selection.selection(comparing: comparison)
    request.factor = factor ?? request.factor
    try Terminal.show(try Workflows.Comity.mirror(request, output: format.options))
  }
}
