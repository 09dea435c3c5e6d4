import DelimitedText
import Documents
import Figures
import Intervals
import Nomenclature

/// `comity figures extract`: the quantities in texts.
public struct FiguresExtractRequest: Sendable {
  /// Files, or `-` for standard input.
  public var documents: [String] = []
  /// The kinds to keep; all of them when empty.
  public var kinds: [String] = []
  /// The day of the documents, for "last year".
  public var dated: String?
  /// A file to write rows of a ledger to, to be filled in.
  public var draft: String?

  public init() {}
}

extension Comity {
  /// Finds quantities with their words of qualification, units, nouns, directions and periods, and writes drafts of
  /// ledger rows where asked to.
  public static func figuresExtract(_ request: FiguresExtractRequest, output: OutputOptions) throws -> Outcome {
    let kinds = try extractedKinds(request.kinds)
    var extractor = QuantityExtractor()
    if let dated = request.dated {
      guard let date = CalendarDate(dated) else {
        throw WorkflowError("--dated takes a day such as 2019-07-31, not \"\(dated)\".")
      }
      extractor.documentDate = date
    }
    guard request.documents.filter({ $0 == "-" }).count < 2 else {
      throw WorkflowError("Standard input is named twice and can be read once. Name it once.")
    }
    _ = try output.resolvedFormat()
    var found: [(document: String, quantity: ExtractedQuantity)] = []
    var messages: [String] = []
    for word in request.documents {
      let input = try ExtractionInput.open(word)
      messages += input.messages
      found += extractor.quantities(in: input.text).filter { kinds.contains($0.kind) }.map { (input.name, $0) }
    }
    let table = extractionTable(found, documents: request.documents.count)
    let outcome = try Rendering.outcome(table, output: output, messages: messages)
    if let draft = request.draft { try writeDraft(found, to: draft) }
    return outcome
  }

  private static func extractedKinds(_ names: [String]) throws -> Set<ExtractedQuantity.Kind> {
    guard !names.isEmpty else { return Set(ExtractedQuantity.Kind.allCases) }
    return Set(
      try names.map { name in
        guard let kind = ExtractedQuantity.Kind(rawValue: name) else {
          let known = ExtractedQuantity.Kind.allCases.map(\.rawValue)
          let near = NearestNames.suggestions(for: name, among: known, limit: 1)
          throw WorkflowError.unknown("kind", name, suggestions: near, known: known)
        }
        return kind
      })
  }

  private static func extractionTable(
    _ found: [(document: String, quantity: ExtractedQuantity)], documents: Int
  ) -> Table {
    let rows = found.map { document, quantity in
      Table.Row([
        .text(document), .integer(quantity.line), .text(quantity.text), .text(quantity.kind.rawValue),
        .decimal(quantity.value), .decimal(quantity.upper), .text(quantity.qualifier.rawValue), .text(quantity.unit),
        .text(quantity.noun), .text(quantity.direction?.rawValue ?? ""), .text(quantity.period),
        .text(quantity.context),
      ])
    }
    let counts = ExtractedQuantity.Kind.allCases.compactMap { kind in
      let count = found.count { $0.quantity.kind == kind }
      return count == 0 ? nil : "\(kind.rawValue) \(count)"
    }
    let what = counts.isEmpty ? "nothing was found" : counts.joined(separator: ", ")
    return Table(
      id: "figures-extract", title: "Quantities in \(documents == 1 ? "one document" : "\(documents) documents")",
      columns: [
        Table.Column("document", isForMachines: documents == 1),
        Table.Column("line", format: .plain(grouped: false)), Table.Column("text"), Table.Column("kind"),
        Table.Column("value", format: .plain(grouped: false)), Table.Column("upper", format: .plain(grouped: false)),
        Table.Column("qualifier"), Table.Column("unit"), Table.Column("noun", isForMachines: true),
        Table.Column("direction"), Table.Column("period"), Table.Column("context", isForMachines: true),
      ],
      rows: rows,
      notes: [
        Prose("Found: \(what)."),
        "Found by rules, not understood: compare with the document before a figure enters a ledger.",
      ])
  }

  private static func writeDraft(
    _ found: [(document: String, quantity: ExtractedQuantity)], to path: String
  ) throws {
    var writer = DelimitedWriter()
    writer.append(FigureDraft.columns)
    for (index, item) in found.enumerated() {
      writer.append(FigureDraft(item.quantity, number: index + 1, document: item.document).cells)
    }
    try OutputFile.write(writer.bytes, to: path)
  }
}
