import ArgumentParser
import Workflows

struct FiguresExtractCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract", abstract: "The quantities in English texts.",
    usage: "comity figures extract FILE ... [--kind K,K] [--draft FILE] [options]",
    discussion: """
      FILE is text, Markdown, HTML or, where pdftotext is installed, PDF; - is
      standard input. Kinds: growth, share, level, count, multiple, ordinal, date,
      span. comity explain extraction tells the rules.
      """)

  @Argument(help: ArgumentHelp("Documents, or - for standard input.", valueName: "file"))
  var files: [String]

  @Option(name: .long, help: "Only these kinds: K,K,…")
  var kind: String?

  @Option(name: .long, help: "The day of the documents, by which \"last year\" is known.")
  var dated: String?

  @Option(name: .long, help: "A file to write rows of a ledger to, to be filled in.")
  var draft: String?

  @OptionGroup var format: FormatOptions

  func validate() throws {
    if files.isEmpty { throw ValidationError("Name a document, or - for standard input.") }
  }

  func run() throws {
    var request = FiguresExtractRequest()
    request.documents = files
    request.kinds = kind.map { words($0) } ?? []
    request.dated = dated
    request.draft = draft
    try Terminal.show(try Workflows.Comity.figuresExtract(request, output: format.options))
  }
}
