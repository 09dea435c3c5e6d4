import TestSupport
import Testing

/// Every guard and its line in the row account, as a person sees them: counts, and shares of the value used.
@Suite struct NothingCountedTwiceTests {
  let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  private static let header =
    "refYear,period,reporterCode,reporterISO,flowCode,partnerCode,partnerISO,partner2Code,classificationCode,cmdCode,"
    + "customsCode,mosCode,motCode,primaryValue\n"

  private func notes(_ rows: [String], _ arguments: String...) throws -> ComityProgram.Run {
    let text = Self.header + rows.map { "2020,\($0)\n" }.joined()
    let path = try folder.file("trade.csv", text)
    return try ComityProgram.run(["table", path, "--format", "csv", "--notes"] + arguments)
  }

  private static let row = "2020,764,THA,M,156,CHN,0,H6,8542,C00,0,0,200"

  @Test(arguments: [
    ("2020,764,THA,M,0,W00,0,H6,8542,C00,0,0,220", "World rows, 110.0 %"),
    ("2020,764,THA,M,97,EUR,0,H6,8542,C00,0,0,50", "rows of groups of partners, 25.0 %"),
    ("2020,97,EUR,M,156,CHN,0,H6,8542,C00,0,0,600", "rows of groups of reporters, 300.0 %"),
    ("2020,764,THA,M,156,CHN,344,H6,8542,C00,0,0,30", "rows split by second partner, 15.0 %"),
    ("2020,764,THA,M,156,CHN,0,H6,8542,C01,0,0,0.04", "rows split by customs procedure, under 0.1 %"),
    ("2020,764,THA,M,156,CHN,0,H6,8542,C00,0,2100,80", "rows split by mode of transport, 40.0 %"),
    ("2020,764,THA,M,156,CHN,0,H6,8542,C00,1,0,80", "rows split by mode of supply, 40.0 %"),
    (
      "2020,764,THA,RM,156,CHN,0,H6,8542,C00,0,0,6",
      "re-exports and re-imports, which exports and imports include, 3.0 %"
    ),
  ])
  func aRowThatRepeatsIsLeftOutAndAccountedFor(row: String, account: String) throws {
    let run = try notes([Self.row, row, row])
    let doubled = account.replacing(#/([0-9]+)\.([0-9]) %/#) { "\((Int($0.1) ?? 0) * 2).\($0.2) %" }
    #expect(run.output == "value\n200\n")
    #expect(run.errors.contains("Rows: 3 read = 1 used + 2 left out (\(doubled) of the value used)."), "\(run.errors)")
  }

  @Test func whateverIsMixedIsToldAtOnce() throws {
    let run = try notes([
      Self.row, "2020,764,THA,X,156,CHN,0,H6,8542,C00,0,0,3", "2020,764,THA,M,392,JPN,0,H6,85,C00,0,0,300",
    ])
    #expect(run.status == 2 && run.output == "")
    #expect(run.errors.contains("2 values of \"flow\" (M, X), and exports and imports are not added"), "\(run.errors)")
    #expect(run.errors.contains("The same goes for \"product level\" (2 digits, 4 digits)."), "\(run.errors)")
  }

  @Test func allOfThemAtOnce() throws {
    let run = try notes(
      [
        Self.row, "2020,764,THA,M,392,JPN,0,H5,8542,C00,0   ,0,300", "2020,764,THA,M,0,W00,0,H6,8542,C00,0,0,500.5",
        "2020,764,THA,M,97,EUR,0,H6,8542,C00,0,0,100", "2020,764,THA,M,156,CHN,344,H6,8542,C00,0,0,50",
        "2020,764,THA,M,156,CHN,0,H6,8542,C00,0,1000,25", "2020,764,THA,X,156,CHN,0,H6,8542,C00,0,0,7",
        "2020,764,THA,M,410,KOR,0,H6,8542,C00,0,0,",
      ], "--rows", "period", "--where", "flow=M")
    #expect(run.output == "period,value\n2020,500\n")
    let account = """
      Rows: 8 read = 3 used + 1 not selected + 1 left out (World rows, 100.1 % of the value used) \
      + 1 left out (rows of groups of partners, 20.0 % of the value used) \
      + 1 left out (rows split by second partner, 10.0 % of the value used) \
      + 1 left out (rows split by mode of transport, 5.0 % of the value used). \
      1 of the used rows have no value.
      """
    #expect(run.errors.contains(account), "\(run.errors)")
    #expect(run.errors.contains("2020: World row 500.5, sum of partners 500."))
    #expect(run.errors.contains("several values of classificationCode (H5, H6)"))
    #expect(run.errors.contains("Valuation: imports c.i.f., exports f.o.b."))
  }

  @Test(arguments: [
    (
      "2020,764,THA,X,156,CHN,0,H6,8542,C00,0,0,3", "exports and imports are not added together unasked",
      "--where flow=M"
    ),
    ("2020,764,THA,M,156,CHN,0,H6,85,C00,0,0,3", "longer product codes are parts of shorter ones", "--rows product"),
    ("2020,764,THA,M,156,CHN,0,H6,TOTAL,C00,0,0,3", "longer product codes are parts of shorter ones", "product=TOTAL"),
  ])
  func whatMustNotBeAddedStopsTheCommand(row: String, reason: String, choice: String) throws {
    let run = try notes([Self.row, row])
    #expect(run.status == 2)
    #expect(run.output == "")
    #expect(run.errors.contains(reason))
    #expect(run.errors.contains(choice))
  }

  @Test(arguments: ["unit", "currency", "price_base", "scope", "sector", "indicator", "frequency"])
  func numbersOfDifferentKind(column: String) throws {
    let path = try folder.file("mixed.csv", "year,\(column),value\n2018,one,1\n2018,other,2\n")
    let refused = try ComityProgram.run(["table", path, "--rows", "year", "--format", "csv"])
    #expect(refused.status == 2)
    #expect(refused.errors.contains("numbers of different \(column.replacing("_", with: " ")) are not added together"))
    let kept = try ComityProgram.run(["table", path, "--rows", column, "--format", "csv"])
    #expect(kept.output == "\(column),value\none,1\nother,2\n")
  }

  /// The layout of 35 columns before 2022 splits its rows too.
  @Test(arguments: [
    ("2nd Partner Code", "second partner"), ("Customs Proc. Code", "customs procedure"),
    ("Mode of Transport Code", "mode of transport"),
  ])
  func theFormerLayoutOfComtrade(column: String, name: String) throws {
    let path = try folder.file(
      "legacy.csv",
      "Classification,Year,Period,Aggregate Level,Is Leaf Code,Trade Flow Code,Reporter Code,Reporter ISO,Partner Code,"
        + "Partner ISO,\(column),Commodity Code,Trade Value (US$)\nHS,2019,2019,4,0,1,360,IDN,156,CHN,,2401,40\n"
        + "HS,2019,2019,4,0,1,360,IDN,156,CHN,7,2401,10\nHS,2019,2019,4,0,4,360,IDN,156,CHN,,2401,4\n")
    let run = try ComityProgram.run(["table", path, "--format", "csv", "--notes"])
    #expect(run.output == "value\n40\n")
    let account = """
      3 read = 1 used + 1 left out (rows split by \(name), 25.0 % of the value used) + 1 left out \
      (re-exports and re-imports, which exports and imports include, 10.0 % of the value used).
      """
    #expect(run.errors.contains(account), "\(run.errors)")
  }

  @Test func onlyWorldRowsAreUsedAsTotals() throws {
    let run = try notes(["2020,764,THA,M,0,W00,0,H6,8542,C00,0,0,220", "2020,764,THA,M,0,W00,0,H6,8542,C00,0,2100,20"])
    #expect(run.output == "value\n220\n")
    #expect(run.errors.contains("Only World rows are there, so they are used as the totals"))
    #expect(
      run.errors.contains("2 read = 1 used + 1 left out (rows split by mode of transport, 9.1 % of the value used)."))
  }

  @Test func rejectedRowsAreInTheAccount() throws {
    let path = try folder.file("bad.csv", "year,value\n2018,1\n2019,x\n2019,2,3\nsoon,5\n2020,4\n")
    let run = try ComityProgram.run([
      "table", path, "--rows", "period", "--max-rejects", "50%", "--format", "csv", "--notes",
    ])
    #expect(run.output == "period,value\n2018,1\n2020,4\n")
    #expect(run.errors.contains("Rows: 5 read = 2 used + 1 left out (rows without a readable period) + 2 rejected."))
  }

  @Test func marksBesideValuesAreCounted() throws {
    let path = try folder.file(
      "flags.tsv",
      "unit,geo\\time\t2019 \t2018 \t2017 \nEUR,AT\t1 p\t2 e\t3 \nEUR,BE\t: c\t4 e\t5 bp\nEUR,EU28\t9 e\t9 e\t: z\n"
        + "EUR,DE\t: \t:c\t6 r\n")
    let run = try ComityProgram.run(["table", path, "--rows", "period", "--format", "csv", "--notes"])
    #expect(run.output == "period,value\n2017,14\n2018,6\n2019,1\n")
    let marks = """
      Marks in flag: beside values used, bp (break in time series, provisional) 1, e (estimated) 2, \
      p (provisional) 1, r (revised) 1; in place of a value, c (confidential) 2.

      """
    #expect(run.errors.contains(marks), "\(run.errors)")
    #expect(run.errors.contains("3 of the used rows have no value."))
  }
}
