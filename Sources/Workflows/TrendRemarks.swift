import Decimals
import Trends

/// Remarks and refusals with the number of series they concern, so that notes on many series stay short.
struct RemarkTally {
  enum Remark: Hashable {
    case remark(TrendMethod, TrendRemark)
    case refusal(TrendRefusal)
    case sentence(String)
  }

  /// How many series each remark concerns.
  private var seriesCounts: [Remark: Int] = [:]
  /// The order in which remarks were first made.
  private var order: [Remark] = []

  /// Up to so many sentences that differ in their figures only are all told.
  private static let mostAlike = 3

  mutating func add(_ remark: Remark, series: Int = 1) {
    seriesCounts[remark, default: 0] += series
    if seriesCounts.count > order.count { order.append(remark) }
  }

  /// Adds the remarks on series that follow.
  mutating func merge(_ other: RemarkTally) {
    for remark in other.order { add(remark, series: other.seriesCounts[remark] ?? 0) }
  }

  /// One sentence a remark with the number of series it concerns, where there is more than one; of many that differ in
  /// their figures only, the first.
  func sentences(ofSeries count: Int, period: (Double) -> String) -> [String] {
    var alike: [Remark: (different: Int, series: Int, isTold: Bool)] = [:]
    for remark in order {
      let kind = Self.kind(remark)
      alike[kind, default: (0, 0, false)].different += 1
      alike[kind, default: (0, 0, false)].series += seriesCounts[remark] ?? 0
    }
    return order.compactMap { remark in
      let kind = Self.kind(remark)
      guard let group = alike[kind], !group.isTold, let series = seriesCounts[remark] else { return nil }
      let sentence = Self.sentence(remark, period: period)
      if group.different <= Self.mostAlike {
        return series == 1 ? sentence : sentence + " (\(Self.text(series)) of \(Self.text(count)) series)"
      }
      alike[kind]?.isTold = true
      return sentence
        + " (The first of \(Self.text(group.series)) such series of \(Self.text(count)); figures differ.)"
    }
  }

  private static func sentence(_ remark: Remark, period: (Double) -> String) -> String {
    switch remark {
    case .remark(let method, let remark): "\(method.rawValue): \(remark.sentence(period: period))"
    case .refusal(let refusal): refusal.sentence(period: period)
    case .sentence(let sentence): sentence
    }
  }

  /// What remarks that differ in their figures only have in common.
  private static func kind(_ remark: Remark) -> Remark {
    switch remark {
    case .remark(let method, let remark): .remark(method, remark.withoutFigures)
    case .refusal(let refusal): .refusal(refusal.withoutFigures)
    case .sentence(let sentence): .sentence(withoutFigures(sentence))
    }
  }

  /// The sentence with every number replaced by one mark.
  static func withoutFigures(_ sentence: String) -> String {
    var bytes: [UInt8] = []
    var isNumber = false
    for byte in sentence.utf8 {
      let isDigit = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      // Points, signs and exponents inside a number belong to it.
      if isDigit || isNumber && [UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "e")].contains(byte) {
        if !isNumber { bytes.append(UInt8(ascii: "#")) }
        isNumber = true
      } else {
        bytes.append(byte)
        isNumber = false
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func text(_ count: Int) -> String { ExactDecimal(count).formatted(places: 0) }
}
