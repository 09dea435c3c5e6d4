import Foundation
import TestSupport
import Testing

@Suite struct TableCommandTests {
  let folder: TemporaryFolder
  let trade: String

  init() throws {
    folder = try TemporaryFolder()
    trade = try folder.file(
      "trade.csv",
      """
      reporter,partner,flow,period,product,value,unit
      THA,RUS,X,2017,10,1200.50,USD
      THA,RUS,M,2017,27,900,USD
      THA,VNM,X,2017,10,300.25,USD
      THA,RUS,X,2018,10,1300,USD
      THA,RUS,M,2018,27,1100.75,USD
      THA,VNM,X,2018,10,280,USD
      THA,World,X,2018,10,1580,USD

      """)
  }

  private func table(_ arguments: String...) throws -> ComityProgram.Run {
    try ComityProgram.run(["table", trade] + arguments)
  }

  @Test func csvCarriesExactNumbersAndRowsSortedByKey() throws {
    let run = try table("--rows", "partner", "--columns", "period", "--where", "flow=X", "--format", "csv")
    #expect(run.output == "partner,2017,2018\nRUS,1200.5,1300\nVNM,300.25,280\n")
    #expect(run.errors == "")
    #expect(run.status == 0)
  }

  @Test func textHasUnitsThousandsAndNotes() throws {
    let run = try table("--rows", "partner", "--columns", "period", "--where", "flow=X")
    #expect(
      run.output.hasPrefix(
        """
        value by partner, period, USD
        partner  2017 (USD)  2018 (USD)
        ───────  ──────────  ──────────
        RUS        1,200.50    1,300.00
        VNM          300.25      280.00
        """))
    #expect(run.output.contains("7 read = 4 used + 2 not selected + 1 left out (World rows"))
    let total = try table("--rows", "period", "--where", "flow=X", "--where", "period=2018")
    #expect(total.output.contains("World rows are left out; each equals the exact sum of its partners (1 compared)."))
  }

  @Test func sharesTopAndIndex() throws {
    let share = try table(
      "--rows", "partner", "--columns", "period", "--where", "flow=X", "--share", "column", "--format", "csv")
    #expect(
      share.output
        == "partner,2017,2018\nRUS,0.7999333666500084,0.8227848101265823\nVNM,0.20006663334999167,0.17721518987341772\n"
    )
    let top = try table("--rows", "partner", "--where", "flow=X", "--top", "1", "--format", "csv")
    #expect(top.output == "partner,value\nRUS,2500.5\nother (1),580.25\n")
    let index = try table(
      "--rows", "period", "--where", "flow=X", "--where", "partner=VNM", "--index", "2017=100", "--format", "csv")
    #expect(index.output == "period,value\n2017,100\n2018,93.255620316403\n")
  }

  @Test func tradeAndBalanceOnRequest() throws {
    let trade = try table("--rows", "period", "--where", "flow=T", "--where", "partner=RUS", "--format", "csv")
    #expect(trade.output == "period,value\n2017,2100.5\n2018,2400.75\n")
    let balance = try table("--rows", "period", "--where", "flow=B", "--where", "partner=RUS", "--format", "csv")
    #expect(balance.output == "period,value\n2017,300.5\n2018,199.25\n")
  }

  @Test func formatsAndFiles() throws {
    let json = try table("--rows", "period", "--where", "flow=X", "--format", "json")
    #expect(json.output.contains("\"rows\""))
    let markdown = try table("--rows", "period", "--where", "flow=X", "--format", "markdown")
    #expect(markdown.output.contains("| period"))
    let path = folder.path + "/out.tsv"
    let written = try table("--rows", "period", "--where", "flow=X", "--output", path)
    #expect(written.output == "")
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "period\tvalue\n2017\t1500.75\n2018\t1580\n")
    let excel = try table(
      "--rows", "period", "--where", "flow=X", "--format", "csv", "--dialect", "excel", "--decimal", "comma")
    #expect(Array(excel.bytes.prefix(3)) == [0xEF, 0xBB, 0xBF])
    #expect(excel.output.contains("2017;1500,75\r\n"))
  }

  @Test func notesOfCsvGoToStandardError() throws {
    let run = try table("--rows", "period", "--where", "flow=X", "--format", "csv", "--notes")
    #expect(run.output == "period,value\n2017,1500.75\n2018,1580\n")
    #expect(run.errors.contains("Rows: 7 read"))
  }

  @Test func standardInputIsData() throws {
    let run = try ComityProgram.run(
      ["table", "-", "--rows", "year", "--format", "csv"], input: "year,value\n2018,0.1\n2018,0.2\n")
    #expect(run.output == "year,value\n2018,0.3\n")
  }

  @Test func theSameBytesFromEveryRunAndEveryNumberOfThreads() throws {
    let reference = try table("--rows", "partner,period", "--where", "flow=X", "--format", "csv").bytes
    for threads in ["1", "2", "7"] {
      let run = try table("--rows", "partner,period", "--where", "flow=X", "--format", "csv", "--threads", threads)
      #expect(run.bytes == reference)
    }
  }

  @Test func currencyAndPrices() throws {
    let rates = try folder.file("rates.csv", "currency,year,per_usd\nTHB,2017,32\nTHB,2018,40\n")
    let baht = try folder.file("baht.csv", "year,value,unit\n2017,64,THB\n2018,100,THB\n")
    let dollars = try ComityProgram.run([
      "table", baht, "--rows", "period", "--currency", "USD", "--rates", rates, "--format", "csv",
    ])
    #expect(dollars.output == "period,value\n2017,2\n2018,2.5\n")
    let prices = try folder.file("prices.csv", "year,index\n2017,80\n2018,100\n")
    let real = try ComityProgram.run([
      "table", baht, "--rows", "period", "--deflate", prices, "--base", "2018", "--format", "csv",
    ])
    #expect(real.output == "period,value\n2017,80\n2018,100\n")
    let missing = try ComityProgram.run([
      "table", baht, "--rows", "period", "--deflate", prices, "--base", "2016", "--format", "csv",
    ])
    #expect(missing.status == 2)
    #expect(missing.errors.contains("no value above zero for 2016"))
  }
}
