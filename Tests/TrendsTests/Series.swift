import Foundation

/// Published series the estimators are tested on.
enum Series {
  /// Annual flow of the Nile at Aswan, 1871–1970, 10⁸ m³ (Cobb 1978, Biometrika 65, 243–251; public domain).
  static let nile: [Double] = [
    1120, 1160, 963, 1210, 1160, 1160, 813, 1230, 1370, 1140, 995, 935, 1110, 994, 1020, 960, 1180, 799, 958,
    1140, 1100, 1210, 1150, 1250, 1260, 1220, 1030, 1100, 774, 840, 874, 694, 940, 833, 701, 916, 692, 1020,
    1050, 969, 831, 726, 456, 824, 702, 1120, 1100, 832, 764, 821, 768, 845, 864, 862, 698, 845, 744, 796,
    1040, 759, 781, 865, 845, 944, 984, 897, 822, 1010, 771, 676, 649, 846, 812, 742, 801, 1040, 860, 874, 848,
    890, 744, 749, 838, 1050, 918, 986, 797, 923, 975, 815, 1020, 906, 901, 1170, 912, 746, 919, 718, 714, 740,
  ]
  static let nileYears = (0..<100).map { 1871 + Double($0) }

  /// Deaths by horse kick in 14 corps of the Prussian army, 1875–1894 (Bortkiewicz 1898, Das Gesetz der kleinen Zahlen).
  static let kicks: [Double] = [3, 5, 7, 9, 10, 18, 6, 14, 11, 9, 5, 11, 15, 6, 11, 17, 12, 15, 8, 4]
  static let kickYears = (0..<20).map { 1875 + Double($0) }
}

/// Results of other programs for these series (Oracles/trends/trends.py), by key.
func oracleTrends(from file: String = #filePath) throws -> [String: [Double]] {
  let tests = URL(fileURLWithPath: file).deletingLastPathComponent().deletingLastPathComponent()
  let text = try String(contentsOf: tests.appending(path: "OracleTests/Oracles/trends/trends.csv"), encoding: .utf8)
  let rows = text.split(separator: "\n").dropFirst().map { $0.split(separator: ",").map(String.init) }
  return Dictionary(uniqueKeysWithValues: rows.map { ($0[0], $0.dropFirst().map { Double($0)! }) })
}

func agrees(_ value: Double?, _ truth: Double, within tolerance: Double = 1e-11) -> Bool {
  guard let value else { return false }
  return abs(value - truth) <= tolerance * max(abs(truth), 1e-3)
}
