import TestSupport
import Testing

/// `comity trend` on hard series, through the real program.
@Suite struct TrendCommandTests {
  let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  /// The rows of a csv answer by series, without header.
  private func rows(_ data: String, _ options: [String]) throws -> (rows: [[String]], run: ComityProgram.Run) {
    let path = try folder.file("data.csv", data)
    let run = try ComityProgram.run(["trend", path, "--series", "s", "--format", "csv", "--notes"] + options)
    #expect(run.status == 0, "\(run.errors)")
    let lines = run.output.split(separator: "\n").dropFirst()
    return (lines.map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }, run)
  }

  private func series(_ name: String, _ values: [String], from year: Int = 2_001) -> String {
    values.enumerated().map { "\(name),\(year + $0),\($1)\n" }.joined()
  }

  private let methods = ["--method", "drift,log-linear,linear,theil-sen,mann-kendall"]

  @Test func constantSeriesHaveSlopeZeroAndNoTest() throws {
    let (found, run) = try rows("s,year,value\n" + series("a", ["5", "5", "5", "5", "5"]), methods)
    for row in found {
      #expect(row[5] == "0" && row[9] == "" && row[10] == "", "\(row)")
    }
    #expect(run.errors.contains("All values are equal: there is nothing to test."))
    #expect(run.errors.contains("The changes are equal to the last digits"))
  }

  @Test func tooFewObservationsAreEmptyNeverZero() throws {
    let (found, run) = try rows(
      "s,year,value\n" + series("two", ["5", "7"]) + series("none", ["", "NA", ""]), methods)
    #expect(found.count == 10)
    for row in found {
      #expect(row[2] == (row[0] == "two" ? "2" : "0"))
      #expect(row[5...14].joined().isEmpty, "\(row)")
      #expect(row.last == "refused")
    }
    #expect(run.errors.contains("No linear estimate: 2 observations, and it needs 3"))
  }

  @Test func anOutlierMovesTheLineAndNotTheMedian() throws {
    let (found, _) = try rows("s,year,value\n" + series("a", ["1", "2", "1e300", "4", "5", "6", "7"]), methods)
    #expect(found[3][1] == "theil-sen" && found[3][5] == "1")
    #expect(found[2][1] == "linear" && !found[2][5].isEmpty && found[2].last?.contains("refused") == false)
    // Of 21 pairs 4 fall, those of the outlier with what follows.
    #expect(found[4][5] == "13")
  }

  @Test func negativeValuesHaveNoLogarithmAndPeriodsHaveNames() throws {
    let data = "s,month,value\na,2018-06,4\na,2018-07,-3\na,2018-08,5\na,2018-11,6\n"
    let (found, run) = try rows(data, methods + ["--period", "month"])
    #expect(found[0].last == "refused" && found[1].last == "refused" && found[2].last != "refused")
    #expect(run.errors.contains("the value -3 at period 2018-07 is not positive"))
    #expect(run.errors.contains("Periods 2018-08 and 2018-11 do not follow each other"))
  }

  @Test func orderOfRowsIsNothingAndRepeatedPeriodsAreAddedUp() throws {
    let sorted = "s,year,value\n" + series("a", ["1", "3", "4", "9"]) + series("b", ["2", "2", "3", "3"])
    let mixed =
      "s,year,value\nb,2003,3\na,2004,9\na,2002,3\nb,2004,1\nb,2001,2\na,2003,4\nb,2004,2\na,2001,1\nb,2002,2\n"
    let (first, second) = (try rows(sorted, methods), try rows(mixed, methods))
    #expect(first.run.output == second.run.output)
    #expect(second.run.errors.contains("9 rows make 8 values: rows of one series and period are added up."))
    #expect(!first.run.errors.contains("rows make"))
  }

  @Test func mixedPeriodsAreRefused() throws {
    let years = try folder.file("mixed.csv", "s,period,value\na,2017,1\na,2018-01,2\n")
    let run = try ComityProgram.run(["trend", years, "--series", "s", "--format", "csv"])
    #expect(run.status == 2 && run.errors.contains("different length"))
  }

  @Test func seriesMayMissYears() throws {
    let data =
      "s,year,value\n" + series("a", ["1", "2", "3", "4", "5", "6"])
      + series("b", ["2", "4", "6", "8"], from: 2_002) + "c,2001,1\nc,2003,3\nc,2006,6.5\n"
    let (found, _) = try rows(data, ["--method", "drift,linear"])
    #expect(found[2].prefix(5).joined(separator: ",") == "b,drift,4,2002,2005")
    #expect(found[3][5] == "2")
    #expect(found[4].last == "refused" && found[5].prefix(5).joined(separator: ",") == "c,linear,3,2001,2006")
  }

  @Test func manyRefusalsMakeOneNote() throws {
    var data = "s,year,value\n"
    for index in 0..<60 { data += series("n\(index)", ["1", "-\(index + 1)", "3", "2"]) }
    let (_, run) = try rows(data, ["--method", "log-linear,mann-kendall"])
    let notes = run.errors.split(separator: "\n")
    #expect(notes.filter { $0.contains("No log-linear estimate") }.count == 1)
    #expect(run.errors.contains("(The first of 60 such series of 60; figures differ.)"))
    #expect(run.errors.contains("(60 of 60 series)"))
  }

  @Test func heteroskedasticityConsistentErrors() throws {
    let data = "s,year,value\n" + series("a", ["1", "3", "2", "5", "4", "9"])
    var errors: [Double] = []
    for name in ["hc0", "hc1", "hc2", "hc3"] {
      let row = try rows(data, ["--method", "linear", "--errors", name]).rows[0]
      #expect(row.joined(separator: ",").contains(name.uppercased()))
      errors.append(try #require(Double(row[6])))
    }
    // n/(n − 2) = 1.5 is all that HC1 adds to HC0; HC3 is the largest.
    #expect(abs(errors[1] / errors[0] - 1.5.squareRoot()) < 1e-12)
    #expect(errors[0] < errors[2] && errors[2] < errors[3])
    let path = try folder.file("e.csv", data)
    #expect(try ComityProgram.run(["trend", path, "--series", "s", "--errors", "hc4"]).status == 2)
  }

  @Test func screeningSaysWhatMoved() throws {
    // Growth of 10 % with little scatter, a fall, and noise.
    let up = (0..<12).map { "\(1_000 + 100 * $0 + ($0 % 3) * 5)" }
    let down = (0..<12).map { "\(900 - 40 * $0 - ($0 % 3) * 5)" }
    let noise = (0..<12).map { "\(100 + [7, -9, 3, 11, -4, -8, 5, 2, -10, 9, -3, 8][$0])" }
    let data =
      "s,year,value\n" + series("noise", noise) + series("short", ["1", "2"]) + series("up", up)
      + series("down", down)
    let (found, run) = try rows(data, ["--screen", "--method", "mann-kendall"])
    #expect(found.map { $0[0] } == ["up", "down", "noise", "short"])
    #expect(found.map { $0.last } == ["moved up", "moved down", "not told from noise", "refused"])
    #expect(found[3][4] == "" && found[0][5] == "log-linear" && found[0][9] == "mann-kendall")
    let total = 2_000.0
    #expect(abs((Double(found[0][4]) ?? 0) - 1_110 / (total + 8)) < 1e-12)
    #expect(run.errors.contains("3 of 4 series have a value in both"))
    let sorted = try rows(data, ["--screen", "--sort", "key"])
    #expect(sorted.rows.map { $0[0] } == ["down", "noise", "short", "up"])
    let trend = try rows(data, ["--sort", "contribution", "--method", "linear"])
    #expect(trend.rows.map { $0[0] } == ["up", "down", "noise", "short"])
    let path = try folder.file("w.csv", data)
    #expect(try ComityProgram.run(["trend", path, "--screen", "--method", "linear,drift"]).status == 2)
    #expect(try ComityProgram.run(["trend", path, "--sort", "size"]).status == 2)
  }
}
