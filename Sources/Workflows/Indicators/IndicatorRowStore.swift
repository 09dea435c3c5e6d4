import Vectors

/// The values of one indicator by product, which differ in nothing else: without those that are not defined.
struct ProductValues {
  /// The places of the products' texts.
  fileprivate var products: [Int32] = []
  fileprivate var values: [Double] = []

  /// Of chosen products, whose texts stand at `texts`.
  init(_ found: Vector, _ products: [Int], _ texts: [Int32]) {
    self.products.reserveCapacity(products.count)
    values.reserveCapacity(products.count)
    found.withContiguousStorageIfAvailable { found in
      for product in products where !found[product].isNaN {
        self.products.append(texts[product])
        values.append(found[product])
      }
    }
  }
}

/// Rows of indicators in the order in which they were added; runs of products are kept without what they share.
struct IndicatorRowStore {
  /// Rows one after another, all single or all products of one row.
  private struct Run: BitwiseCopyable {
    var first: Int
    /// Where they begin among the single rows, or among the products.
    var start: Int
    var isOfProducts: Bool
    var template = IndicatorRow()
  }

  private static let rowsToHint = 1 << 8

  private(set) var count = 0
  private var runs: [Run] = []
  private var singles: [IndicatorRow] = []
  private var products: [Int32] = []
  private var values: [Double] = []
  /// The run of every so manieth row.
  private var hints: [Int] = []

  mutating func append(_ row: IndicatorRow) {
    if runs.last?.isOfProducts ?? true { runs.append(Run(first: count, start: singles.count, isOfProducts: false)) }
    singles.append(row)
    grow(by: 1)
  }

  mutating func append(_ row: IndicatorRow, _ found: ProductValues) {
    guard !found.values.isEmpty else { return }
    runs.append(Run(first: count, start: values.count, isOfProducts: true, template: row))
    products += found.products
    values += found.values
    grow(by: found.values.count)
  }

  private mutating func grow(by rows: Int) {
    count += rows
    while hints.count * Self.rowsToHint < count { hints.append(runs.count - 1) }
  }

  private func run(of row: Int) -> Run {
    var run = hints[row / Self.rowsToHint]
    while run + 1 < runs.count, runs[run + 1].first <= row { run += 1 }
    return runs[run]
  }

  subscript(row: Int) -> IndicatorRow {
    let run = run(of: row)
    let place = run.start + row - run.first
    guard run.isOfProducts else { return singles[place] }
    var one = run.template
    one.product = products[place]
    one.value = values[place]
    return one
  }

  mutating func set(_ row: Int, _ value: Double) {
    let run = run(of: row)
    let place = run.start + row - run.first
    if run.isOfProducts { values[place] = value } else { singles[place].value = value }
  }
}
