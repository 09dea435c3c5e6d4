import Foundation
import TestSupport
import Testing

/// Comparing along time, by head and with the same reporters, through the real program: on the customs data by month
/// that are bundled, against sums made here, and on small made files.
@Suite struct ComparisonTests {
  private static let exports = [
    "asean-russia/trade", "--where", "reporter=RUS", "--where", "partner=VNM", "--where", "flow=X",
  ]

  private static func rows(_ arguments: [String]) throws -> [[String]] {
    let run = try ComityProgram.run(arguments + ["--format", "csv"])
    #expect(run.status == 0, "\(run.errors)")
    return run.output.split(separator: "\n").dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }

  /// The months of a span as the table prints them, in hundredths of a dollar.
  private static func months(_ span: String) throws -> [(month: String, value: Decimal)] {
    try rows(["table"] + exports + ["--where", "period=\(span)", "--rows", "period"]).map {
      ($0[0], try #require(Decimal(string: $0[1])))
    }
  }

  private static func sum(_ months: [(month: String, value: Decimal)], _ first: String, _ last: String) -> String {
    "\(months.filter { $0.month >= first && $0.month <= last }.reduce(Decimal(0)) { $0 + $1.value })"
  }

  @Test func yearToDate() throws {
    let span = "2018-03..2021-08"
    let months = try Self.months(span)
    let found = try Self.rows(["growth"] + Self.exports + ["--where", "period=\(span)", "--to-date"])
    #expect(found.map { $0[0] } == ["2019", "2020", "2021"])
    for row in found { #expect(row[1] == Self.sum(months, "\(row[0])-01", "\(row[0])-08")) }
    let table = try Self.rows(
      ["table"] + Self.exports + ["--where", "period=\(span)", "--to-date", "--rows", "period"])
    #expect(table.map { Array($0[0...1]) } == found.map { Array($0[0...1]) })
    let trend = try Self.rows(
      ["trend"] + Self.exports + ["--where", "period=\(span)", "--to-date", "--method", "drift"])
    #expect(trend[0][1...3] == ["3", "2019", "2021"])
  }

  @Test func fiscalYears() throws {
    let span = "2018-01..2021-12"
    let months = try Self.months(span)
    let found = try Self.rows(["growth"] + Self.exports + ["--where", "period=\(span)", "--year-starts", "04"])
    #expect(found.map { $0[0] } == ["2018/19", "2019/20", "2020/21"])
    #expect(found[1][1] == Self.sum(months, "2019-04", "2020-03"))
    let against = try Self.rows(
      ["table"] + Self.exports
        + ["--where", "period=\(span)", "--rows", "period", "--year-starts", "04", "--against", "2018/19"])
    let ratio = try #require(Double(found[2][1])) / (try #require(Double(found[0][1])))
    #expect(abs(try #require(Double(against[2][1])) - (ratio - 1)) < 1e-15)
    let trend = try Self.rows(
      ["trend"] + Self.exports + ["--where", "period=\(span)", "--year-starts", "4", "--method", "drift"])
    #expect(trend[0][2...3] == ["2018/19", "2020/21"])
  }

  @Test func movingSums() throws {
    let months = try Self.months("2019-01..2021-12")
    let found = try Self.rows(
      ["table"] + Self.exports + ["--where", "period=2019-01..2021-12", "--rows", "period", "--rolling", "12"])
    #expect(found.count == 25)
    #expect(found.first == ["2019-12", Self.sum(months, "2019-01", "2019-12")])
    #expect(found.last == ["2021-12", Self.sum(months, "2021-01", "2021-12")])
  }

  @Test func againstOnePeriod() throws {
    let selection = Self.exports + ["--where", "period=2018-01..2021-12", "--frequency", "year"]
    let values = try Self.rows(["growth"] + selection).map { try #require(Double($0[1])) }
    let found = try Self.rows(["growth"] + selection + ["--against", "2019", "--contributions"])
    for (row, value) in zip(found, values) {
      #expect(abs(try #require(Double(row[3])) - (value / values[1] - 1)) < 1e-15)
      #expect(row[4] == row[3] && row.last == "against 2019")
    }
    let trend = try Self.rows(["trend"] + selection + ["--against", "2019", "--method", "linear"])
    let plain = try Self.rows(["trend"] + selection + ["--method", "linear"])
    let (slope, whole) = (try #require(Double(trend[0][4])), try #require(Double(plain[0][4])))
    #expect(abs(slope * values[1] / whole - 1) < 1e-12)
    #expect(trend[0].contains("2019 = 1"))
  }

  /// Exports to Viet Nam by Viet Nam's output of the year, from two bundled tables.
  @Test func byAnotherQuantity() throws {
    let output = ["--with", "asean-russia/indicators", "--with-where", "indicator=NY.GDP.MKTP.CD"]
    let selection = Self.exports + ["--where", "period=2018-01..2021-12"]
    let found = try Self.rows(["table"] + selection + ["--rows", "partner,period:year"] + output)
    let values = try Self.rows(["table"] + selection + ["--rows", "partner,period:year"])
    let outputs = try Self.rows([
      "table", "asean-russia/indicators", "--where", "indicator=NY.GDP.MKTP.CD", "--where", "economy=VNM", "--where",
      "period=2018..2021", "--rows", "period",
    ])
    try #require(found.count == 4)
    for (row, (value, output)) in zip(found, zip(values, outputs)) {
      let ratio = try #require(Double(value[2])) / (try #require(Double(output[1])))
      #expect(abs(try #require(Double(row[2])) / ratio - 1) < 1e-15)
    }
    let growth = try Self.rows(
      ["growth"] + selection + ["--series", "partner", "--on", "partner,period", "--frequency", "year"] + output)
    #expect(growth.map { $0[2] } == found.map { $0[2] })
    let trend = try Self.rows(["trend"] + selection + ["--series", "partner", "--method", "drift"] + output)
    #expect(trend.first?[2] == "48")
  }

  /// B does not report its imports of 2002.
  static let trade = """
    reporter,flow,year,value
    A,X,2001,3
    A,M,2001,1
    B,X,2001,5
    B,M,2001,5
    A,X,2002,4
    A,M,2002,2
    B,X,2002,7

    """

  static let blocs = """
    reporter,partner,flow,year,value
    VNM,RUS,X,1994,5
    VNM,RUS,X,1995,7
    THA,RUS,X,1994,10
    THA,RUS,X,1995,11
    THA,RUS,X,1996,12
    IDN,RUS,X,1994,20
    IDN,RUS,X,1995,
    IDN,RUS,X,1996,25

    """

  private func made(_ arguments: [String]) throws -> ComityProgram.Run {
    let folder = try TemporaryFolder()
    let path = try folder.file("blocs.csv", Self.blocs)
    return try ComityProgram.run(arguments.map { $0 == "DATA" ? path : $0 } + ["--format", "csv", "--notes"])
  }

  @Test func coverageIsMembersWithDataOfAllMembers() throws {
    let bloc = ["DATA", "--where", "reporter=@ASEAN", "--coverage"]
    let table = try made(["table"] + bloc + ["--rows", "period"])
    #expect(table.output == "period,value,coverage\n1994,30,2/6\n1995,18,2/7\n1996,37,2/7\n")
    #expect(table.errors.contains("ASEAN as reporter (members on the last day of each period): without data here: "))
    #expect(table.errors.contains("VNM 1996") && table.errors.contains("IDN 1995"))
    let across = try made(["table"] + bloc + ["--columns", "period", "--rows", "partner"])
    #expect(
      across.output.hasPrefix("partner,1994,1995,1996,coverage 1994,coverage 1995,coverage 1996\nRUS,30,18,37,2/6,"))
    let growth = try made(["growth"] + bloc)
    #expect(growth.output.contains("1995,18,,-0.4,2/7,year-on-year"))
    let trend = try made(["trend"] + bloc + ["--method", "drift"])
    #expect(trend.output.split(separator: "\n").allSatisfy { $0.hasSuffix(",coverage") || $0.hasSuffix(",2/7") })
    let none = try made(["table", "DATA", "--rows", "period", "--coverage"])
    #expect(none.status == 2 && none.errors.contains("Select one, such as --where reporter=@ASEAN"))
  }

  @Test func membershipByTheStartTheEndOrTheWholeOfAPeriod() throws {
    // Viet Nam joined on 28 July 1995.
    for (rule, value) in [("end", "18"), ("start", "11"), ("whole", "11")] {
      let run = try made(["table", "DATA", "--where", "reporter=@ASEAN", "--rows", "period", "--members", rule])
      #expect(run.output.contains("1995,\(value)\n"), "\(rule)")
    }
    let wrong = try made(["table", "DATA", "--where", "reporter=@ASEAN", "--rows", "period", "--members", "midst"])
    #expect(wrong.status == 2 && wrong.errors.contains("Known are: start, end, whole."))
  }

  @Test func sameReportersWithoutAnyValue() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("n.csv", "reporter,period,value\nRUS,2018,NA\nVNM,2018,\n")
    let run = try ComityProgram.run(["table", path, "--rows", "reporter", "--same-reporters"])
    #expect(run.status == 2)
    #expect(
      run.errors == "comity: No rows are left: 2 read, 0 not selected, 2 without a value. Loosen the conditions.\n")
  }

  @Test func sameReportersAreThereThroughout() throws {
    let run = try made(["growth", "DATA", "--same-reporters"])
    #expect(run.output.contains("1994,10,") && run.output.contains("1995,11,,0.1") && run.output.contains("1996,12,"))
    #expect(run.errors.contains("1 of 3 have data in every period, 1994 to 1996; left out IDN, VNM, with 63.3 % of"))
    let two = try made(["table", "DATA", "--same-reporters", "--where", "period=1994,1995", "--rows", "period"])
    #expect(two.output == "period,value\n1994,15\n1995,18\n")
    let folder = try TemporaryFolder()
    let trade = try ComityProgram.run(
      ["growth", try folder.file("t.csv", Self.trade), "--where", "flow=T", "--same-reporters", "--format", "csv"])
    #expect(trade.output.contains("2001,4,,,") && trade.output.contains("2002,6,,0.5,"), "\(trade.errors)")
    let nobody = try made(["table", "DATA", "--same-reporters", "--where", "reporter=VNM,IDN", "--rows", "period"])
    #expect(nobody.status == 2 && nobody.errors.contains("none of the 2 reporters has data in all 3 periods"))
  }

  @Test func seriesAreContinuedByOthers() throws {
    let folder = try TemporaryFolder()
    let new = try folder.file("new.csv", "s,year,value\na,2010,50\na,2011,60\na,2012,66\nb,2012,5\n")
    let old = try folder.file(
      "old.csv", "s,year,value\na,2008,8\na,2009,9\na,2010,10\na,2011,15\na,2013,20\na,2012,16.5\nb,2008,1\n")
    let run = try ComityProgram.run(["growth", new, "--series", "s", "--splice", old, "--format", "csv", "--notes"])
    // Before 2010 by 50 / 10, after 2012 by 66 / 16.5; what both have stays.
    let values = run.output.split(separator: "\n").dropFirst().prefix(6).map { $0.split(separator: ",")[2] }
    #expect(values == ["40", "45", "50", "60", "66", "80"])
    #expect(run.errors.contains("linked where both have values. Not linked, as nothing overlaps: b."))
    let table = try ComityProgram.run(["table", new, "--rows", "s,period", "--splice", old, "--format", "csv"])
    #expect(table.output.contains("a,2008,40\n") && table.output.contains("b,2012,5\n"))
    let indicator = try ComityProgram.run(["indicator", "hhi", new, "--splice", old])
    #expect(indicator.status == 2 && indicator.errors.contains("without --splice"))
    let months = try folder.file("months.csv", "s,month,value\na,2010-01,5\n")
    let mixed = try ComityProgram.run(["growth", new, "--series", "s", "--splice", months])
    #expect(mixed.status == 0, "\(mixed.errors)")
  }

  @Test(arguments: [
    (["growth", "DATA", "--rolling", "2", "--to-date"], "Ask for one of them."),
    (["growth", "DATA", "--to-date"], "Take data by month"),
    (["growth", "DATA", "--against", "1950"], "1950 is not among the periods"),
    (["growth", "DATA", "--against", "1994", "--variant", "log-difference"], "Ask for one of them."),
    (["growth", "DATA", "--year-starts", "13"], "takes a month, 01 to 12"),
    (["growth", "DATA", "--on", "period"], "need --with"),
    (["growth", "DATA", "--with", "DATA", "--on", "product"], "field to join by"),
    (["growth", "DATA", "--with", "DATA", "--on", "reporter", "--series", "reporter"], "add period to --on"),
    (["table", "DATA", "--rows", "period", "--values", "value:mean", "--rolling", "2"], "cannot be added"),
    (["table", "DATA", "--rows", "reporter", "--rolling", "2"], "put period into"),
    (["table", "DATA", "--rows", "period", "--index", "1994=0"], "a level above 0: --index 2013=100"),
    (["growth", "DATA", "--with", "asean-russia/indicators", "--on", "period"], "Choose: --with-where indicator=…."),
    (
      ["growth", "DATA", "--with", "asean-russia/fund", "--on", "reporter", "--series", "reporter"],
      "Name its column so"
    ),
    (["table", "DATA", "--rows", "reporter,period", "--against", "1994", "--top", "1"], "do not add up"),
  ])
  func whatCannotBeComparedIsSaid(arguments: [String], sentence: String) throws {
    let run = try made(arguments)
    #expect(run.status != 0 && run.errors.contains(sentence), "\(run.errors)")
    #expect(run.output.isEmpty)
  }
}
