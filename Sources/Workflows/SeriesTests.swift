import Documents
import Trends

/// Rows of tests of every series: what was tested, the answers or why there are none, and the definition used.
struct SeriesTests {
  /// The cells between the last period and the variant, and the variant.
  struct Answer {
    var method: String
    var cells: [Cell]
    var variant: String
  }

  static let leadingColumns = [
    Table.Column("method"), Table.Column("observations", heading: "n", format: .plain(grouped: false)),
    Table.Column("first"), Table.Column("last"),
  ]
  static let variantColumn = Table.Column("variant", isForMachines: true)

  private(set) var rows: [Table.Row] = []
  /// Doubts and refusals, as sentences.
  private(set) var remarks: [String] = []
  let series: SeriesPanel
  /// How many cells an answer has.
  let width: Int

  init(_ series: SeriesPanel, width: Int) {
    self.series = series
    self.width = width
  }

  /// Adds the rows of one test of one series.
  mutating func add(
    _ method: String, of index: Int, _ present: PresentSeries,
    _ test: ([Double]) throws(TrendRefusal) -> (answers: [Answer], remarks: [String])
  ) {
    let refusal: String
    if let gap = present.gapSentence("\(method) test") {
      refusal = gap
    } else {
      do throws(TrendRefusal) {
        let found = try test(present.values)
        for answer in found.answers { append(answer, index, present) }
        remarks += found.remarks.map { "\(method): \($0)" }
        return
      } catch {
        refusal = error.description
      }
    }
    let empty = Array(repeating: Cell.missing(reason: refusal), count: width)
    append(Answer(method: method, cells: empty, variant: "refused"), index, present)
    remarks.append(refusal)
  }

  private mutating func append(_ answer: Answer, _ index: Int, _ present: PresentSeries) {
    let leading: [Cell] = [.text(answer.method), .integer(present.values.count), present.first, present.last]
    rows.append(Table.Row(series.keyCells(index) + leading + answer.cells + [.text(answer.variant)]))
  }
}
