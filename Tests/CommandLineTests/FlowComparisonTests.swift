import Foundation
import TestSupport
import Testing

/// Comparisons of `comity indicator` and `comity mirror`, and whose figures are taken, on made files through the real
/// program.
@Suite struct FlowComparisonTests {
  /// Two half-years of two economies and a third that only exports.
  static let halves = """
    period,reporter,partner,flow,value
    2019-S1,IDN,RUS,X,30
    2019-S1,IDN,THA,X,10
    2019-S2,IDN,RUS,X,20
    2020-S1,IDN,RUS,X,10
    2020-S1,IDN,THA,X,10
    2020-S2,IDN,THA,X,20
    2019-S1,RUS,IDN,M,53
    2019-S2,RUS,IDN,M,21.2
    2020-S1,RUS,IDN,M,10.6
    2020-S1,THA,IDN,M,12
    2020-S2,THA,IDN,M,21.2

    """

  private static func run(_ arguments: [String], data: String = halves) throws -> ComityProgram.Run {
    let folder = try TemporaryFolder()
    let path = try folder.file("flows.csv", data)
    let output = try folder.file("gdp.csv", "economy,year,value\nIDN,2019,100\nIDN,2020,50\nRUS,2019,10\n")
    let run = try ComityProgram.run(
      arguments.map { $0 == "DATA" ? path : $0 == "GDP" ? output : $0 } + ["--format", "csv", "--notes"])
    return run
  }

  private static let partners = ["indicator", "hhi", "DATA", "--over", "partner", "--where", "flow=X"]

  @Test func indicatorsOfMovingSumsAndYears() throws {
    // 2019: 50 to RUS and 10 to THA; S2 2019 and S1 2020: 30 and 10; 2020: 10 and 30.
    let rolling = try Self.run(Self.partners + ["--rolling", "2"])
    #expect(
      rolling.output == """
        reporter,period,value,variant
        IDN,2019-S2,0.7222222222222223,sum of squares
        IDN,2020-S1,0.625,sum of squares
        IDN,2020-S2,0.625,sum of squares

        """)
    let years = try Self.run(Self.partners + ["--year-starts", "07"])
    #expect(years.output == "reporter,period,value,variant\nIDN,2019/20,0.625,sum of squares\n")
    #expect(years.errors.contains("2019/20 is 2019-S2 to 2020-S1."))
    let toDate = try Self.run(Self.partners + ["--to-date", "--where", "period=2019-01-01..2020-06-30"])
    #expect(toDate.output.contains("IDN,2019,0.625,") && toDate.output.contains("IDN,2020,0.5,"))
  }

  @Test func indicatorsAgainstAPeriodAndAsAnIndex() throws {
    let against = try Self.run(Self.partners + ["--against", "2019-S1"])
    #expect(against.output.contains("IDN,2019-S1,0,") && against.output.contains("IDN,2019-S2,0.375,"))
    let index = try Self.run(Self.partners + ["--index", "2019-S2=200"])
    #expect(index.output.contains("IDN,2019-S1,125,") && index.output.contains("IDN,2020-S1,100,"))
    let unknown = try Self.run(Self.partners + ["--against", "1999"])
    #expect(unknown.status == 2 && unknown.errors.contains("1999 is not among the periods"))
    let twice = try Self.run(Self.partners + ["--against", "2019-S1", "--index", "2019-S2=100"])
    #expect(twice.status == 2 && twice.errors.contains("Ask for one of them."))
    let useless = try Self.run(Self.partners + ["--with", "GDP"])
    #expect(
      useless.status == 2 && useless.errors.contains("so --with has no use") && useless.errors.contains("openness"))
  }

  @Test func indicatorsWithOutputOfTheYearInWhichAPeriodLies() throws {
    let run = try Self.run([
      "indicator", "openness", "DATA", "--with", "GDP", "--on", "reporter,period", "--rolling", "2", "--where",
      "reporter=IDN",
    ])
    // Exports of 60 and 40 by the output of 2019 and 2020; there are no imports of Indonesia's own.
    #expect(run.status == 0, "\(run.errors)")
    let wrong = try Self.run(["indicator", "openness", "DATA", "--with", "GDP", "--on", "partner"])
    #expect(wrong.status == 2 && wrong.errors.contains("--on reporter,period"))
  }

  @Test func mirrorsOfMovingSumsByOutputAndAgainstAPeriod() throws {
    let pair = ["mirror", "DATA", "--where", "reporter=IDN", "--where", "partner=RUS", "--where", "flow=X"]
    let rolling = try Self.run(pair + ["--rolling", "2"])
    // 50 against 74.2 / 1.06 = 70; then 30 against 30.
    #expect(rolling.output.contains("IDN,RUS,X,,2019-S2,50,70,"))
    #expect(rolling.output.contains("IDN,RUS,X,,2020-S1,30,30,30,1,0,"))
    let against = try Self.run(pair + ["--against", "2019-S1"])
    #expect(against.output.contains("IDN,RUS,X,,2019-S2,-0.33333333333333337,-0.6,"))
    #expect(against.errors.contains("ratio and residual are differences"))
    let byOutput = try Self.run(pair + ["--with", "GDP", "--where", "period=2019-S1"])
    #expect(byOutput.output.contains("IDN,RUS,X,,2019-S1,0.3,0.5,") && byOutput.output.contains("-0.2,"))
    let none = try Self.run(pair + ["--coverage"])
    #expect(none.status == 2 && none.errors.contains("Select one, such as --where reporter=@ASEAN"))
  }

  @Test func coverageOfABlocInAMirror() throws {
    let run = try Self.run([
      "mirror", "DATA", "--where", "reporter=@ASEAN", "--where", "partner=RUS", "--where", "flow=X", "--coverage",
      "--where", "period=2019-S1",
    ])
    #expect(run.output.split(separator: "\n").last?.contains(",1/10,") == true)
    let same = try Self.run([
      "mirror", "DATA", "--where", "reporter=IDN", "--where", "partner=THA", "--where", "flow=X", "--same-reporters",
    ])
    #expect(same.errors.contains("Same reporters: 1 of 3 have data in every period"), "\(same.errors)")
  }

  @Test func flowsAsReportedByThePartnerAndReconciled() throws {
    let selection = ["DATA", "--where", "reporter=IDN", "--where", "partner=RUS", "--where", "flow=X"]
    let growth = try Self.run(["growth"] + selection + ["--source", "all", "--variant", "period-on-period"])
    let rows = growth.output.split(separator: "\n").map(String.init)
    #expect(rows[0] == "source,period,value,unit,growth,band_low,band_high,variant")
    // Mirror: 50, 20, 10; reported: 30, 20, 10.
    #expect(rows[2] == "mirror,2019-S2,20,,-0.6,-0.6,-0.33333333333333337,period-on-period")
    #expect(rows.contains("reported,2019-S2,20,,-0.33333333333333337,-0.6,-0.33333333333333337,period-on-period"))
    let one = try Self.run(["growth"] + selection + ["--source", "mirror"])
    #expect(one.output.hasPrefix("source,period,value,unit,growth,variant\nmirror,2019-S1,50,"))
    let trend = try Self.run(["trend"] + selection + ["--source", "all", "--method", "linear"])
    let slopes = trend.output.split(separator: "\n").dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    // Slopes of 50, 20, 10 and of 30, 20, 10.
    #expect(slopes.map { String($0[0]) } == ["mirror", "reconciled", "reported"])
    #expect(slopes.allSatisfy { $0[$0.count - 3] == "-20" && $0[$0.count - 2] == "-10" }, "\(trend.output)")
    let indicator = try Self.run(
      [
        "indicator", "hhi", "DATA", "--over", "partner", "--where", "flow=X", "--where", "reporter=IDN", "--where",
        "period=2020-S1", "--source", "all",
      ])
    // Reported 10 and 10; mirrors 10 and 12 / 1.06.
    #expect(indicator.output.contains("IDN,2020-S1,reported,0.5,0.5,0.5019187"), "\(indicator.output)")
    #expect(indicator.output.contains("IDN,2020-S1,mirror,0.5019187"))
    let both = try Self.run(["growth", "DATA", "--where", "reporter=IDN", "--source", "mirror"])
    #expect(both.status == 2 && both.errors.contains("Choose --where flow=X or --where flow=M"))
    let wrong = try Self.run(["trend"] + selection + ["--source", "partner"])
    #expect(wrong.status == 2 && wrong.errors.contains("Known are: reported, mirror, reconciled, all."))
    let year = try Self.run(["growth"] + selection + ["--source", "mirror", "--series", "period:year"])
    #expect(year.status == 2)
  }
}
