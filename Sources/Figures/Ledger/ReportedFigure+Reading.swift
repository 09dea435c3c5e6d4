import Decimals
import Intervals

extension ReportedFigure {
  static func read(_ table: TextTable, units: [String: FigureUnit]) throws(FigureError) -> [ReportedFigure] {
    try RowReader.read(table, key: ["id"]) { row throws(FigureError) in
      let kind: Kind = try row.word("kind")
      let unitName = try row.required("unit")
      guard let unit = units[unitName] else {
        throw .unknownReference(table: table.name, row: row.id, column: "unit", text: unitName, target: "units")
      }
      let flow: FigureFlow? = try row.optionalWord("flow")
      let base = try row.span("base_start", "base_end")
      let period = try row.span("period_start", "period_end")
      if kind == .growth || kind == .multiple, period != nil, base == nil {
        throw row.failure("base_start", "", "leaves open what the figure compares with")
      }
      return ReportedFigure(
        id: row.id, subject: try row.required("subject"), partner: try row.optional("partner"),
        topic: try row.topic(), measure: try row.required("measure"), flow: flow,
        sector: try row.optional("sector"), sectorDefinition: try row.optional("sector_definition"), kind: kind,
        reported: try value(row, kind, unit, flow), asPrinted: try row.required("as_printed"),
        qualifier: try row.required("qualifier"), unit: unit, period: period,
        periodKind: try row.word("period_kind"), basePeriod: base, reporter: try row.optional("reporter"),
        dataOrigin: try row.optional("data_origin"), source: try row.required("source"),
        series: try row.optional("series"), isPrincipal: try row.principal(),
        claim: try row.optional("claim"),
        partOf: try row.list("part_of"), supersedes: try row.list("supersedes"),
        conflictsWith: try row.list("conflicts_with"), derivedFrom: try row.list("derived_from"),
        inferred: try row.list("inferred"),
        flag: try row.optional("flag"), note: try row.optional("note"))
    }
  }

  private static func value(
    _ row: RowReader, _ kind: Kind, _ unit: FigureUnit, _ flow: FigureFlow?
  ) throws(FigureError) -> ReportedValue? {
    let isDated = kind == .date || kind == .period
    guard let number = try row.number("value") else {
      guard isDated else { throw row.failure("value", "", "is not allowed for a \(kind.rawValue)") }
      return nil
    }
    guard !isDated else { throw row.failure("value", number.text, "is not allowed for a \(kind.rawValue)") }
    let word = try row.required("qualifier")
    guard let qualifier = Qualifier(word: word) else {
      throw row.failure("qualifier", word, "is not a word of qualification")
    }
    let precise = printedPrecision(number, asPrinted: try row.required("as_printed"), unit: unit)
    // A pair "from A up to B" has its two ends in two rows.
    let upper = try row.number("upper")
    let isCounted = kind == .count || kind == .ordinal
    return ReportedValue(
      precise, upper: upper, qualifier: qualifier.isRange && upper == nil ? .exact : qualifier,
      reading: isCounted && unit.scale == 1 ? .exact : .rounded, domain: domain(kind, unit, flow))
  }

  /// The number with the last digit that the publication shows: the ledger's number column loses trailing zeros, the
  /// text as printed keeps them.
  private static func printedPrecision(
    _ number: PrintedNumber, asPrinted: String, unit: FigureUnit
  ) -> PrintedNumber {
    guard let printed = PrintedNumber(asPrinted) else { return number }
    if printed.value == number.value {
      return PrintedNumber(text: digits(printed, number), value: number.value, lastDigit: printed.lastDigit)
    }
    guard let power = powerOfTen(unit.scale),
      printed.value == number.value.scaled(byPowerOfTen: power)
    else { return number }
    let lastDigit = printed.lastDigit.scaled(byPowerOfTen: -power)
    let places = max(0, lastDigit.scale)
    return PrintedNumber(
      text: number.value.formatted(places: places, grouping: ""), value: number.value, lastDigit: lastDigit)
  }

  private static func digits(_ printed: PrintedNumber, _ number: PrintedNumber) -> String {
    number.value.formatted(places: max(0, printed.lastDigit.scale), grouping: "")
  }

  private static func powerOfTen(_ scale: ExactDecimal) -> Int? {
    (0...18).first { ExactDecimal(1).scaled(byPowerOfTen: $0) == scale }
  }

  /// What such a quantity can be: trade and counts are not negative, shares of a whole lie between 0 and 100 percent.
  private static func domain(_ kind: Kind, _ unit: FigureUnit, _ flow: FigureFlow?) -> Interval {
    switch kind {
    case .share where unit.name == "percent": .percentages
    case .count, .ordinal, .multiple: .nonNegative
    case .level where flow != nil && flow != .balance: .nonNegative
    default: .everything
    }
  }
}

extension RowReader {
  /// A ledger without topics has one a measure.
  fileprivate func topic() throws(FigureError) -> String {
    if let topic = try optional("topic") { return topic }
    return try required("measure")
  }

  /// A figure is the one to use unless its row says otherwise.
  fileprivate func principal() throws(FigureError) -> Bool {
    try optional("principal") == nil ? true : try flag("principal")
  }
}
