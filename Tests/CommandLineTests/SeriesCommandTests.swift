import TestSupport
import Testing

@Suite struct SeriesCommandTests {
  let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  @Test func growthAndContributionsAddUp() throws {
    let path = try folder.file(
      "a.csv", "year,partner,value\n2017,RUS,60\n2017,VNM,40\n2018,RUS,75\n2018,VNM,42\n2019,RUS,0\n2020,RUS,5\n")
    let run = try ComityProgram.run(["growth", path, "--series", "partner", "--contributions", "--format", "csv"])
    #expect(
      run.output == """
        partner,period,value,unit,growth,contribution,variant
        RUS,2017,60,,,,year-on-year
        RUS,2018,75,,0.25,0.15,year-on-year
        RUS,2019,0,,-1,-0.6410256410256411,year-on-year
        RUS,2020,5,,,,year-on-year
        VNM,2017,40,,,,year-on-year
        VNM,2018,42,,0.05,0.02,year-on-year
        VNM,2019,,,,,year-on-year
        VNM,2020,,,,,year-on-year

        """)
    let text = try ComityProgram.run(["growth", path, "--series", "partner"])
    #expect(text.output.contains("Growth is not defined where the base is zero."))
  }

  @Test func variantsOfGrowth() throws {
    let path = try folder.file("a.csv", "year,value\n2016,100\n2017,110\n2018,121\n")
    func last(_ variant: String) throws -> String {
      let run = try ComityProgram.run(["growth", path, "--variant", variant, "--format", "csv"])
      return run.output.split(separator: "\n").last.map { $0.split(separator: ",", omittingEmptySubsequences: false) }
        .map { String($0[3]) } ?? run.errors
    }
    #expect(try last("year-on-year") == "0.1")
    #expect(try last("compound-annual").hasPrefix("0.1000000000000"))
    #expect(try last("log-difference").hasPrefix("0.0953101798043"))
    let wrong = try ComityProgram.run(["growth", path, "--variant", "yearly"])
    #expect(wrong.status == 2)
  }

  @Test func monthsAreSummedToYearsOnlyWhenComplete() throws {
    var text = "period,value\n"
    for month in 1...12 { text += "2017-\(month < 10 ? "0" : "")\(month),1.1\n" }
    for month in 1...11 { text += "2018-\(month < 10 ? "0" : "")\(month),2\n" }
    let path = try folder.file("months.csv", text)
    let run = try ComityProgram.run(["growth", path, "--frequency", "year", "--format", "csv"])
    #expect(run.output == "period,value,unit,growth,variant\n2017,13.2,,,year-on-year\n2018,,,,year-on-year\n")
    let quarters = try ComityProgram.run(["growth", path, "--frequency", "quarter", "--format", "csv"])
    #expect(quarters.output.contains("2018-Q1,6,,0.8181818181818182,year-on-year"))
    let mixed = try folder.file("mixed.csv", "period,value\n2017,1\n2018-01,2\n")
    let refused = try ComityProgram.run(["growth", mixed])
    #expect(refused.status == 2)
    #expect(refused.errors.contains("different length"))
  }

  @Test func trendNamesRefusalsAndAdjustsPValues() throws {
    let path = try folder.file(
      "a.csv",
      "year,partner,value\n" + (2010...2018).map { "\($0),RUS,\(100 + ($0 - 2010) * 7 + $0 % 3)\n" }.joined()
        + (2010...2018).map { "\($0),VNM,\(50 + $0 % 4)\n" }.joined() + "2018,LAO,3\n")
    let run = try ComityProgram.run([
      "trend", path, "--series", "partner", "--method", "mann-kendall,drift", "--format", "csv",
    ])
    let lines = run.output.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    #expect(
      lines[0].joined(separator: ",")
        == "partner,method,observations,first,last,estimate,standard_error,low,high,statistic,p_value,p_adjusted,growth,"
        + "growth_low,growth_high,unit,variant")
    #expect(lines[1].prefix(7).joined(separator: ",") == "LAO,mann-kendall,1,2018,2018,,")
    #expect(lines[1].last == "refused")
    #expect(lines[3].prefix(6).joined(separator: ",") == "RUS,mann-kendall,9,2010,2018,36")
    // Two tests of one method: the smaller p value doubles at most.
    let raw = try #require(Double(lines[3][10]))
    let adjusted = try #require(Double(lines[3][11]))
    #expect(abs(adjusted - 2 * raw) < 1e-15)
    let text = try ComityProgram.run(["trend", path, "--series", "partner", "--method", "drift"])
    #expect(text.output.contains("1 observations") || text.output.contains("it needs 3"))
  }

  @Test func aSeriesNeedsPeriods() throws {
    let path = try folder.file("a.csv", "partner,value\nRUS,1\n")
    let run = try ComityProgram.run(["trend", path])
    #expect(run.status == 2)
    #expect(run.errors.contains("--period"))
    let wrong = try ComityProgram.run(["trend", "asean-russia/trade", "--method", "theil"])
    #expect(wrong.status == 2)
    #expect(wrong.errors.contains("theil-sen"))
  }
}
