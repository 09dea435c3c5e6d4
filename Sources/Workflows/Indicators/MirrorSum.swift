import Indicators
import Renderers

/// The flows of a bloc added up, and who makes the gap between its two sides.
struct MirrorSum {
  /// What each pair adds to the gap, importer's figure as reported less exporter's; a side without a figure counts 0 in
  /// the gap and is named.
  private var gaps: [(reporter: String, partner: String, gap: Double)] = []
  private(set) var exports: Double?
  private(set) var imports: Double?
  private(set) var reconciled = 0.0
  private var withoutExports: [String] = []
  private var withoutImports: [String] = []

  var onlyReporter: String? { Set(gaps.map(\.reporter)).count == 1 ? gaps.first?.reporter : nil }
  var onlyPartner: String? { Set(gaps.map(\.partner)).count == 1 ? gaps.first?.partner : nil }

  mutating func add(
    _ reporter: String, _ partner: String, _ exports: Double?, _ imports: Double?,
    _ pair: (flow: MirrorFlow, reconciled: Double)?
  ) {
    if let exports { self.exports = (self.exports ?? 0) + exports }
    if let imports { self.imports = (self.imports ?? 0) + imports }
    if exports == nil { withoutExports.append("\(reporter)–\(partner)") }
    if imports == nil { withoutImports.append("\(reporter)–\(partner)") }
    reconciled += pair?.reconciled ?? exports ?? imports ?? 0
    gaps.append((reporter, partner, (imports ?? 0) - (exports ?? 0)))
  }

  /// The gap, what of it the c.i.f. factor explains, and the members that make it.
  func remarks(label: String, factor: Double, byReporter: Bool) -> [String] {
    guard let exports, let imports, imports != exports else { return [] }
    let gap = imports - exports
    func percent(_ part: Double) -> String { NumberText.percent(part / gap, places: 1) ?? "–" }
    var byName: [String: Double] = [:]
    for one in gaps { byName[byReporter ? one.reporter : one.partner, default: 0] += one.gap }
    let largest = byName.sorted { ($0.value.magnitude, $1.key) > ($1.value.magnitude, $0.key) }.prefix(4)
    var texts = [
      "\(label): imports \(Self.millions(imports)) against exports \(Self.millions(exports)), a gap of "
        + "\(Self.millions(gap)); of it "
        + largest.map { "\($0.key) \(percent($0.value)) %" }.joined(separator: ", ")
        + "; the c.i.f. factor explains \(percent(imports - imports / factor)) %."
    ]
    if !withoutImports.isEmpty {
      texts.append("\(label): the importer has no figure for \(withoutImports.joined(separator: ", ")): not available, and not 0.")
    }
    if !withoutExports.isEmpty {
      texts.append("\(label): the exporter has no figure for \(withoutExports.joined(separator: ", ")): not available, and not 0.")
    }
    return texts
  }

  private static func millions(_ value: Double) -> String {
    (NumberText.fixed(value / 1e6, places: 2) ?? "–") + " million"
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
      gone.isEmpty ? nil : "\(names(gone)) reported \(former) only", come.isEmpty ? nil : "\(names(come)) \(period) only",
    ].compactMap { $0 }
    return [
      "\(label) \(period): \(changes.joined(separator: "; ")). The sum of those there changed by \(growth) %, "
        + "that of the same reporters by \(growthOfSame) %."
    ]
  }
}
