import Columns
import Nomenclature
import Panels
import Trends

/// What one method found for one series, as numbers; NaN where it defines none.
struct TrendNumbers: BitwiseCopyable {
  /// The place of the sentence among those of the estimation; negative for a refusal.
  var variant: Int32 = -1
  var estimate = Double.nan
  var standardError = Double.nan
  var low = Double.nan
  var high = Double.nan
  var statistic = Double.nan
  var pValue = Double.nan
  var growth = Double.nan
  var growthLow = Double.nan
  var growthHigh = Double.nan

  var isRefused: Bool { variant < 0 }
}

/// The observations of one series: how many, and the places of the first and the last.
struct SeriesSpan: BitwiseCopyable {
  var observations: Int32 = 0
  var first: Int32 = -1
  var last: Int32 = -1
}

/// The estimates of several methods for every series of a panel.
///
/// Series are worked on in pieces of a fixed size on several threads; every number rests on its own series alone, so
/// that neither threads nor the format of the output change a digit.
struct TrendEstimation {
  let panel: NumericPanel
  let methods: [TrendMethod]
  /// Series after series, one a method.
  private(set) var numbers: [TrendNumbers] = []
  private(set) var spans: [SeriesSpan] = []
  /// Sentences on the definitions used, with the place of their method.
  private(set) var variants: [(method: Int, sentence: String)] = []
  /// By place among `numbers`.
  private(set) var refusals: [Int: TrendRefusal] = [:]
  private(set) var remarks = RemarkTally()
  /// p values adjusted among the series of one method; NaN where there is none or only one.
  private(set) var adjusted: [Double] = []

  static let seriesInPiece = 512

  init(_ panel: NumericPanel, _ methods: TrendMethods, threads: Int) {
    self.panel = panel
    self.methods = methods.methods
    let starts = Array(stride(from: 0, to: panel.count, by: Self.seriesInPiece))
    let kernels = TrendKernels(panel, methods)
    let pieces = concurrentMap(starts.count, threads: threads) { index in
      TrendPiece(kernels, starts[index]..<min(panel.count, starts[index] + Self.seriesInPiece))
    }
    numbers.reserveCapacity(panel.count * methods.methods.count)
    spans.reserveCapacity(panel.count)
    var placeOfVariant: [TrendPiece.Variant: Int32] = [:]
    for piece in pieces {
      let places = piece.variants.map { variant in
        if let place = placeOfVariant[variant] { return place }
        let place = Int32(variants.count)
        placeOfVariant[variant] = place
        variants.append((variant.method, variant.sentence))
        return place
      }
      for line in piece.numbers {
        var line = line
        if !line.isRefused { line.variant = places[Int(line.variant)] }
        numbers.append(line)
      }
      spans += piece.spans
      refusals.merge(piece.refusals) { $1 }
      remarks.merge(piece.remarks)
    }
    adjust(threads: threads)
  }

  /// Benjamini and Hochberg's adjustment; nothing to adjust when there is only one.
  private mutating func adjust(threads: Int) {
    adjusted = Array(repeating: .nan, count: numbers.count)
    let width = methods.count
    let (numbers, series) = (numbers, panel.count)
    let found = concurrentMap(width, threads: threads) { method in
      let members = (0..<series).map { $0 * width + method }.filter { !numbers[$0].pValue.isNaN }
      guard members.count > 1 else { return [(Int, Double)]() }
      return Array(zip(members, benjaminiHochbergAdjusted(members.map { numbers[$0].pValue })))
    }
    for (member, value) in found.joined() { adjusted[member] = value }
  }

  /// Why a method gave no estimate, with periods by their names.
  func refusal(at place: Int) -> String? { refusals[place]?.sentence(period: panel.frequency.name(ofPeriod:)) }
}
