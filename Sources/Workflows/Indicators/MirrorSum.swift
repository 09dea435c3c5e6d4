import Indicators
import Renderers

/// The flows of a bloc added up, and who makes the gap between its two sides.
struct MirrorSum {
  /// What each pair adds to the gap, importer's figure as reported less exporter's; a side without a figure counts 0 in
  /// the gap and is named.
  private var gaps: [(reporter: String, partner: String, gap: Double)] = []
  private(set) var exports: Double?
  private(set) var imports: Double?
  /// The flows with both sides.
  private(set) var withBothSides = (count: 0, exports: 0.0, importsFreeOnBoard: 0.0, reconciled: 0.0)
  private var exporters: Set<String> = []
  private var importers: Set<String> = []
  private var withoutExports: [String] = []
  private var withoutImports: [String] = []

  var isEmpty: Bool { gaps.isEmpty }
  /// Whether an economy gives a figure of its own for some flow.
  func hasOwnFigure(_ economy: String, asExporter: Bool) -> Bool {
    (asExporter ? exporters : importers).contains(economy)
  }

  var onlyReporter: String? { Set(gaps.map(\.reporter)).count == 1 ? gaps.first?.reporter : nil }
  var onlyPartner: String? { Set(gaps.map(\.partner)).count == 1 ? gaps.first?.partner : nil }

  mutating func add(
    _ reporter: String, _ partner: String, _ exports: Double?, _ imports: Double?,
    _ pair: (flow: MirrorFlow, reconciled: Double)?, isExport: Bool
  ) {
    if exports != nil { exporters.insert(isExport ? reporter : partner) }
    if let exports { self.exports = (self.exports ?? 0) + exports }
    if imports != nil { importers.insert(isExport ? partner : reporter) }
    if let imports { self.imports = (self.imports ?? 0) + imports }
    if exports == nil { withoutExports.append("\(reporter)–\(partner)") }
    if imports == nil { withoutImports.append("\(reporter)–\(partner)") }
    if let pair {
      withBothSides.count += 1
      withBothSides.exports += pair.flow.exports
      withBothSides.importsFreeOnBoard += pair.flow.importsFreeOnBoard
      withBothSides.reconciled += pair.reconciled
    }
    gaps.append((reporter, partner, (imports ?? 0) - (exports ?? 0)))
  }

  /// The gap, what of it the c.i.f. factor explains, and the members that make it.
  func remarks(label: String, factor: Double, byReporter: Bool) -> [String] {
    var texts: [String] = []
    if let exports, let imports, imports != exports {
      let gap = imports - exports
      func percent(_ part: Double) -> String { NumberText.percent(part / gap, places: 1) ?? "–" }
      var byName: [String: Double] = [:]
      for one in gaps { byName[byReporter ? one.reporter : one.partner, default: 0] += one.gap }
      let largest = byName.sorted { ($0.value.magnitude, $1.key) > ($1.value.magnitude, $0.key) }.prefix(4)
      texts.append(
        "\(label): imports \(Self.amount(imports)) against exports \(Self.amount(exports)), a gap of "
          + "\(Self.amount(gap)); of it " + largest.map { "\($0.key) \(percent($0.value)) %" }.joined(separator: ", ")
          + "; the c.i.f. factor explains \(percent(imports - imports / factor)) %.")
    }
    for (side, pairs) in [("importer", withoutImports), ("exporter", withoutExports)] where !pairs.isEmpty {
      texts.append(
        "\(label): the \(side) has no figure for \(pairs.joined(separator: ", ")): not available, and not 0; ratio, "
          + "residual and reconciled are of the \(withBothSides.count) flows with both sides.")
    }
    return texts
  }

  /// In millions where that leaves digits before the point.
  private static func amount(_ value: Double) -> String {
    guard value.magnitude >= 1e6 else { return NumberText.significant(value, digits: 6) ?? "–" }
    return (NumberText.fixed(value / 1e6, places: 2) ?? "–") + " million"
  }

  /// Says when the reporters of two periods differ, and what that does to growth.
  static func growthRemark(
    _ values: [[Int: Double]], economies: [String], label: String, _ period: String, _ former: String
  ) -> [String] {
    let (old, new) = (values[0], values[1])
    let both = Set(old.keys).intersection(new.keys)
    let (gone, come) = (Set(old.keys).subtracting(both), Set(new.keys).subtracting(both))
    let all = (old.values.reduce(0, +), new.values.reduce(0, +))
    let same = both.sorted().reduce((0.0, 0.0)) { ($0.0 + (old[$1] ?? 0), $0.1 + (new[$1] ?? 0)) }
    guard !gone.isEmpty || !come.isEmpty, all.0 > 0, same.0 > 0,
      let growth = NumberText.percent(all.1 / all.0 - 1, places: 1),
      let growthOfSame = NumberText.percent(same.1 / same.0 - 1, places: 1)
    else { return [] }
    func names(_ places: Set<Int>) -> String { places.sorted().map { economies[$0] }.joined(separator: ", ") }
    let changes = [
      gone.isEmpty ? nil : "\(names(gone)) reported \(former) only",
      come.isEmpty ? nil : "\(names(come)) \(period) only",
    ].compactMap { $0 }
    return [
      "\(label) \(period): \(changes.joined(separator: "; ")). The sum of those there changed by \(growth) %, "
        + "that of the same reporters by \(growthOfSame) %."
    ]
  }
}
