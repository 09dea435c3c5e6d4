/// A period of a wide file: the positions of its values and of the flags beside them.
struct WideColumn: Sendable, Hashable {
  var period: String
  var value: Int
  var flag: Int?
}

/// The columns that stand for a wide file's periods once it is read as a long table.
enum WideColumns {
  static let period = "period"
  static let value = "value"
  static let flag = "flag"
  static let all: Set<String> = [period, value, flag]
}
