import Documents
import Figures

/// Everything a report may refer to: reported figures by their own id, data sets and publications by theirs.
struct SourceCatalogue {
  let ledger: Ledger

  init(_ ledger: Ledger) { self.ledger = ledger }

  var all: [Source] { ledger.figures.map(source) + ledger.sources.map(source) }

  /// Who claims it, whose statistics it is, and where it is printed.
  private func source(_ figure: ReportedFigure) -> Source {
    let publication = ledger.source(figure.source)
    var parts: [String] = []
    if let reporter = figure.reporter { parts.append(reporter) }
    if let origin = figure.dataOrigin, origin != figure.reporter { parts.append("statistics of \(origin)") }
    parts.append(publication?.citation ?? figure.source)
    return Source(id: figure.id, citation: parts.joined(separator: "; "), address: publication?.address)
  }

  private func source(_ publication: PublishedSource) -> Source {
    Source(
      id: publication.id, citation: "\(publication.citation) (\(publication.licence))", address: publication.address)
  }
}
