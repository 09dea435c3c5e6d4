/// Names of months and parts of years.
enum CalendarWords {
  static let months: [String: Int] = {
    var table: [String: Int] = [:]
    let names = [
      "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
      "december",
    ]
    for (index, name) in names.enumerated() {
      table[name] = index + 1
      table[String(name.prefix(3))] = index + 1
    }
    table["sept"] = 9
    return table
  }()

  /// "the first half of 2018": the words, how many such parts a year has, and their letter in a period.
  static let parts: [String: (count: Int, letter: String)] = ["quarter": (4, "Q"), "half": (2, "S")]

  /// Units of time that may follow a number and a hyphen.
  static let units: Set<String> = [
    "year", "years", "month", "months", "week", "weeks", "day", "days", "hour", "hours", "minute", "minutes",
    "decade", "decades", "quarter", "quarters",
  ]

  /// Words before a year that make it one: "in 2010", "mid-2025".
  static let beforeYears: Set<String> = [
    "in", "since", "by", "until", "till", "during", "of", "for", "from", "to", "year", "years", "after", "before",
    "through", "throughout", "between", "pre", "post", "mid", "end", "early", "late", "fy", "beyond", "towards",
    "circa",
  ]
}
