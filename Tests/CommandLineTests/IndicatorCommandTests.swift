import Foundation
import TestSupport
import Testing

/// `comity indicator` and `comity mirror` on small made files.
@Suite struct IndicatorCommandTests {
  static let trade = """
    period,reporter,partner,flow,product,value,quantity,unit
    2020,IDN,MYS,X,27,30,10,USD
    2020,IDN,MYS,X,44,12,4,USD
    2020,IDN,RUS,X,27,20,8,USD
    2020,MYS,IDN,X,27,25,10,USD
    2020,MYS,RUS,X,44,24,12,USD
    2020,RUS,IDN,X,27,50,20,USD
    2020,RUS,IDN,M,27,21.2,8,USD
    2020,RUS,MYS,X,27,31,10,USD
    2021,IDN,MYS,X,27,33,10,USD
    2021,IDN,RUS,X,44,15,5,USD
    2021,RUS,IDN,X,27,44,16,USD

    """

  static func run(_ arguments: String..., data: String = trade) throws -> ComityProgram.Run {
    let folder = try TemporaryFolder()
    let path = try folder.file("trade.csv", data)
    return try ComityProgram.run(arguments.map { $0 == "DATA" ? path : $0 })
  }

  @Test func rowsFollowTheContract() throws {
    let run = try Self.run("indicator", "hhi", "DATA", "--where", "flow=X", "--format", "csv")
    #expect(run.status == 0)
    #expect(run.output.hasPrefix("reporter,period,value,variant\nIDN,2020,"))
    // 50/62 and 12/62 of Indonesia's exports.
    #expect(run.output.contains("IDN,2020,0.68782518"))
    #expect(run.output.contains("RUS,2020,1,sum of squares\n"))
    #expect(!run.output.contains("MYS,2021"))
    let balassa = try Self.run(
      "indicator", "rca", "DATA", "--where", "reporter=MYS", "--where", "product=4*", "--where",
      "period=2020", "--format", "csv")
    // (24/49) / (36/192) of the world's exports.
    #expect(
      balassa.output == "reporter,product,period,value,variant\nMYS,44,2020,\(24.0 / 49 / (36.0 / 192)),including\n")
  }

  @Test func severalNamesTakeOneColumnMore() throws {
    let run = try Self.run("indicator", "hhi,entropy", "DATA", "--where", "reporter=RUS", "--format", "csv")
    #expect(
      run.output == """
        indicator,reporter,period,value,variant
        hhi,RUS,2020,1,sum of squares
        hhi,RUS,2021,1,sum of squares
        entropy,RUS,2020,0,natural logarithm
        entropy,RUS,2021,0,natural logarithm

        """)
  }

  @Test func aBlocIsOneReporter() throws {
    let run = try Self.run(
      "indicator", "intra-share", "DATA", "--where", "reporter=@ASEAN", "--where", "period=2020", "--coverage",
      "--format", "csv", "--notes")
    #expect(run.output == "reporter,period,value,coverage,variant\nASEAN,2020,\(67.0 / 111),2/10,exports\n")
    #expect(run.errors.contains("2 of 10 members have data; not available, and not 0: BRN, KHM, LAO"))
    #expect(run.errors.contains("The world is the sum of the 3 reporters in the data"))
  }

  @Test func decompositionsAddUp() throws {
    let run = try Self.run(
      "indicator", "market-share", "DATA", "--where", "reporter=IDN", "--variant", "shapley", "--format", "csv")
    let values = run.output.split(separator: "\n").dropFirst().map { $0.split(separator: ",")[3] }
    let numbers = values.compactMap { Decimal(string: String($0)) }
    #expect(numbers.count == 5 && numbers[0] == numbers.dropFirst().reduce(0, +))
    #expect(numbers[0] == -14)
  }

  @Test func wrongUseIsSaid() throws {
    let noProducts = "period,reporter,partner,flow,value\n2020,IDN,MYS,X,3\n2020,MYS,IDN,X,4\n"
    let wrongs: [(ComityProgram.Run, String)] = [
      (try Self.run("indicator", "balassa", "DATA", data: noProducts), "needs products"),
      (try Self.run("indicator", "hhi", "DATA", "--variant", "odd"), "There is no variant of hhi \"odd\""),
      (try Self.run("indicator", "hih", "DATA"), "Did you mean \"hhi\""),
      (try Self.run("indicator", "openness", "DATA"), "--with FILE"),
      (try Self.run("indicator", "intra-share", "DATA"), "--where reporter=@ASEAN"),
      (try Self.run("indicator", "hhi", "DATA", "--where", "reporter=XYZ"), "reporter \"XYZ\" has no rows"),
      (try Self.run("indicator", "terms-of-trade", "DATA", data: noProducts), "needs products"),
      (
        try Self.run("indicator", "balassa", "DATA", data: "period,reporter,product,value\n2020,IDN,27,3\n"),
        "a world total is not in the file"
      ),
      (
        try Self.run("indicator", "hhi", "DATA", data: "period,reporter,product,value\n2020,IDN,TOTAL,3\n"),
        "only the total of all goods"
      ),
      (
        try Self.run(
          "indicator", "hhi", "DATA", data: "period,reporter,product,value\n2020,IDN,27,3\n2020,IDN,2709,2\n"),
        "several levels"
      ),
    ]
    for (run, sentence) in wrongs {
      #expect(run.status == 2)
      #expect(run.errors.contains(sentence), "\(run.errors)")
    }
    let negative = try Self.run(
      "indicator", "hhi", "DATA", "--notes", "--format", "csv",
      data: "period,reporter,product,value\n2020,IDN,27,-3\n2020,IDN,44,5\n")
    #expect(negative.status == 0 && negative.output.contains("IDN,2020,,sum of squares"))
    #expect(negative.errors.contains("hold -3 at position 0"))
  }

  @Test func everyIndicatorIsListedAndExplained() throws {
    let list = try ComityProgram.run(["indicator", "--list", "--format", "csv"])
    let names = list.output.split(separator: "\n").dropFirst().compactMap { $0.split(separator: ",").first }
    #expect(names.count == 37 && names == names.sorted())
    for name in names { #expect(try ComityProgram.run(["explain", String(name)]).status == 0, "\(name)") }
  }

  @Test func membership() throws {
    let data = """
      period,reporter,value
      1994,IDN,100
      1994,VNM,9
      1995,IDN,110
      1995,VNM,10

      """
    let run = try Self.run(
      "indicator", "membership-growth", "DATA", "--where", "reporter=@ASEAN", "--format", "csv", data: data)
    #expect(
      run.output == """
        reporter,period,component,value,variant
        ASEAN,1995,growth,0.2,end
        ASEAN,1995,constant_members,0.1,end
        ASEAN,1995,constant,0.1,end
        ASEAN,1995,reporters,0,end
        ASEAN,1995,entries,0.1,end
        ASEAN,1995,exits,0,end

        """)
  }

  @Test func mirror() throws {
    let run = try Self.run(
      "mirror", "DATA", "--where", "reporter=RUS", "--where", "partner=IDN", "--where", "flow=M", "--where",
      "period=2020",
      "--format", "csv", "--notes")
    #expect(
      run.output == """
        reporter,partner,flow,product,period,reported,mirror,reconciled,ratio,residual,unit,variant
        RUS,IDN,M,27,2020,21.2,20,20,1,0,USD,c.i.f. factor 1.06

        """)
    let bloc = try Self.run(
      "mirror", "DATA", "--where", "reporter=RUS", "--where", "partner=@ASEAN", "--where", "flow=M", "--where",
      "period=2020", "--format", "csv", "--notes")
    // Malaysia's exports to Russia have no mirror: named, and not 0.
    #expect(bloc.errors.contains("the importer has no figure for RUS–MYS: not available, and not 0;"))
    let exportsOnly = "t,i,j,k,v,q\n2021,360,458,270900,1,2\n"
    #expect(try Self.run("mirror", "DATA", data: exportsOnly).errors.contains("needs both sides"))
  }

  /// `--bounds` by a condition and by the marks of the file.
  @Test func boundsOfUncertainValues() throws {
    let data = """
      period,reporter,partner,product,value,status
      2020,IDN,MYS,27,70,A
      2020,IDN,MYS,44,10,A
      2020,IDN,RUS,44,20,E
      2020,MYS,IDN,27,10,A

      """
    let run = try Self.run(
      "indicator", "hhi", "DATA", "--bounds", "--uncertain", "status=E", "--format", "csv", data: data)
    #expect(
      run.output == """
        reporter,period,value,low,high,uncertain,variant
        IDN,2020,0.58,0.58,0.58,0.2,sum of squares
        MYS,2020,1,1,1,0,sum of squares

        """, "\(run.errors)")
    // Of two products with estimates the total may lie on either.
    let both = try Self.run(
      "indicator", "hhi", "DATA", "--bounds", "--uncertain", "status=E", "--where", "reporter=IDN", "--format", "csv",
      data: data + "2020,IDN,RUS,27,0.0,E\n2020,IDN,MYS,31,1,E\n")
    let cells = both.output.split(separator: "\n")[1].split(separator: ",").compactMap { Double($0) }
    // 70, 10 and 0 for sure and 21 for 44 or 31: at the most even 15.5 each, at the most uneven 31 and 0.
    #expect(cells.count == 5)
    let truths: [Double] = [5_380.5 / 10_201, 5_861.0 / 10_201, 21.0 / 101]
    #expect(zip(cells.dropFirst(2), truths).allSatisfy { abs($0 - $1) < 1e-12 })
    let share = try Self.run(
      "indicator", "intra-share", "DATA", "--bounds", "--uncertain", "status=E", "--where", "reporter=@ASEAN",
      "--format", "csv", data: data + "2020,IDN,MYS,31,10,E\n")
    // 90 of 120 inside for sure, 30 of Indonesia's estimated for Malaysia or Russia.
    #expect(
      share.output.contains("ASEAN,2020,0.8333333333333334,0.75,1,0.25,exports"), "\(share.output)\(share.errors)")
    let none = try Self.run("indicator", "hhi", "DATA", "--bounds", data: data)
    #expect(none.status == 2 && none.errors.contains("--uncertain FIELD=VALUE"))
    let wrong = try Self.run("indicator", "balassa", "DATA", "--bounds", data: data)
    #expect(wrong.status == 2 && wrong.errors.contains("and not for balassa"))
    // The marks of the file itself.
    let marked = """
      DATAFLOW,REF_AREA,COUNTERPART_AREA,PRODUCT,TIME_PERIOD,OBS_VALUE,OBS_STATUS
      X:Y(1.0),ID,MY,27,2020,70,A
      X:Y(1.0),ID,MY,44,2020,10,E
      X:Y(1.0),ID,MY,31,2020,20,P

      """
    let sdmx = try Self.run(
      "indicator", "hhi", "DATA", "--bounds", "--format", "csv", "--notes", data: marked)
    #expect(sdmx.errors.contains("marked E, P in OBS_STATUS"), "\(sdmx.errors)")
    let marks = sdmx.output.split(separator: "\n").last?.split(separator: ",").compactMap { Double($0) } ?? []
    // 70 for sure, 10 and 20 that may be 15 and 15, or 30 and 0.
    #expect(marks.count == 5)
    #expect(zip(marks.dropFirst(), [0.54, 0.535, 0.58, 0.3]).allSatisfy { abs($0 - $1) < 1e-12 }, "\(sdmx.output)")
  }

  @Test func concordanceCarriesCodesOver() throws {
    let folder = try TemporaryFolder()
    let links = try folder.file("links.csv", "from,to,weight\n27,27A,0.25\n27,27B,0.75\n44,44,1\n")
    let data = "period,reporter,partner,product,value\n2020,IDN,MYS,27,80\n2020,IDN,MYS,44,15\n2020,IDN,RUS,99,5\n"
    let run = try Self.run(
      "indicator", "hhi", "DATA", "--concordance", links, "--format", "csv", "--notes", data: data)
    // 20, 60 and 15 of 95.
    let cells = run.output.split(separator: "\n").last?.split(separator: ",") ?? []
    let value = cells.count > 2 ? Double(cells[2]) : nil
    let truth = 4_225.0 / 9_025
    #expect(abs((value ?? .nan) - truth) < 1e-12, "\(run.output)\(run.errors)")
    #expect(
      run.errors.contains("80.0 % of the value moved to another code; 5.0 % has no match and is left out (1 code: 99)"))
    let wrong = try Self.run("indicator", "hhi", "DATA", "--concordance", "DATA", data: data)
    #expect(wrong.status == 2 && wrong.errors.contains("A concordance needs columns from, to and weight"))
  }

  /// One reading for several indicators gives what a reading for each gives.
  @Test func oneReadingForAll() throws {
    let names = ["hhi", "grubel-lloyd", "intensity", "balassa", "similarity", "complementarity"]
    let all = try Self.run("indicator", names.joined(separator: ","), "DATA", "--format", "csv")
    let rows = all.output.split(separator: "\n").dropFirst()
    for name in names {
      let own = try Self.run("indicator", name, "DATA", "--format", "csv").output.split(separator: "\n").dropFirst()
      func values(_ lines: some Sequence<Substring>) -> [String] {
        lines.map { line in line.split(separator: ",").suffix(2).joined(separator: ",") }
      }
      #expect(values(rows.filter { $0.hasPrefix(name + ",") }) == values(own), "\(name)")
    }
    let timed = try Self.run("indicator", names.joined(separator: ","), "DATA", "--timings", "--format", "csv")
    #expect(timed.errors.split(separator: "\n").count { $0.hasPrefix("scan:") } == 1)
  }

  /// The same bytes whatever the thread count.
  @Test func sameBytes() throws {
    let one = try Self.run("indicator", "balassa,hhi,similarity,eci", "DATA", "--format", "csv", "--threads", "1")
    let four = try Self.run("indicator", "balassa,hhi,similarity,eci", "DATA", "--format", "csv", "--threads", "4")
    #expect(one.bytes == four.bytes && one.status == 0)
  }
}
