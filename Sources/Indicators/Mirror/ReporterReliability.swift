/// How far each reporter's figures usually lie from those of its partners.
///
/// |ln(m_ij / f / x_ij)| = u_i + u_j + error over all flows that both sides report, each u not negative, by least
/// squares. With errors spread as the normal law the variance of a reporter's figure is in proportion to u², and both
/// figures of a flow are averaged with the inverse of it. No u counts as less than a tenth of the mean of all, since
/// nobody is never off. After G. Gaulier and S. Zignago (2010), BACI, CEPII Working Paper 2010-23,
/// who let the unreliability differ between exports and imports.
public struct ReporterReliability: Sendable, Equatable {
  /// Flows that both sides must report before a reporter's figures are judged.
  public static let fewestFlows = 10

  /// u of each economy; NaN for one with fewer than `fewestFlows` flows.
  public let unreliability: [Double]
  /// How many flows each was judged by.
  public let flowCounts: [Int]
  public let sweeps: Int
  /// A tenth of the mean u of those judged.
  private let floor: Double

  /// A flow between two economies, and |ln ratio|.
  public struct Distance: Sendable, Hashable {
    public var exporter: Int
    public var importer: Int
    public var distance: Double

    public init(exporter: Int, importer: Int, distance: Double) {
      self.exporter = exporter
      self.importer = importer
      self.distance = distance
    }
  }

  /// Fits u by going through the economies in turn until none changes by more than 10⁻¹² of the largest distance, or
  /// for 10,000 sweeps. Where the flows do not tell two sides apart the distance is shared evenly.
  /// O(sweeps · distances). Traps when an economy is outside 0 ..< count.
  public init(_ distances: [Distance], economyCount count: Int) {
    var flows = [[(other: Int, distance: Double)]](repeating: [], count: count)
    for one in distances where one.distance.isFinite && one.exporter != one.importer {
      flows[one.exporter].append((one.importer, one.distance))
      flows[one.importer].append((one.exporter, one.distance))
    }
    let largest = distances.reduce(0) { $1.distance.isFinite ? max($0, $1.distance) : $0 }
    var levels = flows.map { own in
      own.isEmpty ? 0 : own.reduce(0) { $0 + $1.distance } / Double(2 * own.count)
    }
    var (steps, change) = (0, Double.infinity)
    while change > 1e-12 * largest, steps < 10_000 {
      change = 0
      for economy in 0..<count where !flows[economy].isEmpty {
        let sum = flows[economy].reduce(0) { $0 + $1.distance - levels[$1.other] }
        let next = max(0, sum / Double(flows[economy].count))
        change = max(change, (next - levels[economy]).magnitude)
        levels[economy] = next
      }
      steps += 1
    }
    flowCounts = flows.map(\.count)
    unreliability = zip(levels, flows).map { $1.count >= Self.fewestFlows ? $0 : .nan }
    let judged = unreliability.filter { !$0.isNaN }
    floor = judged.isEmpty ? 0 : judged.reduce(0, +) / Double(10 * judged.count)
    sweeps = steps
  }

  /// The weight u_j² / (u_i² + u_j²) of the exporter's figure, from 0 to 1; one half, and `isJudged` false, where one
  /// of them has too few flows to be judged or both are never off.
  public func exporterWeight(exporter: Int, importer: Int) -> (weight: Double, isJudged: Bool) {
    let (own, other) = (unreliability[exporter], unreliability[importer])
    guard !own.isNaN, !other.isNaN, floor > 0 else { return (0.5, false) }
    let (left, right) = (max(own, floor), max(other, floor))
    let (variance, otherVariance) = (left * left, right * right)
    return (otherVariance / (variance + otherVariance), true)
  }
}
