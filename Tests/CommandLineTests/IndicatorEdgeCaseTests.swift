import TestSupport
import Testing

/// Zero trade, one product, one partner, an economy absent in one year, negative values, a code that is no economy: a
/// defined value or a clear refusal.
@Suite struct IndicatorEdgeCaseTests {
  private static let header = "period,reporter,partner,flow,product,value,quantity\n"

  /// The rows without variant, by indicator, and what is said beside them.
  private static func rows(
    _ names: String, _ data: String, _ options: [String] = []
  ) throws -> (rows: [String: [String]], notes: String) {
    let folder = try TemporaryFolder()
    let path = try folder.file("trade.csv", header + data)
    let output = try folder.file("gdp.csv", "period,reporter,value\n2020,IDN,1000\n2020,MYS,300\n2020,RUS,900\n")
    // Two names at least, so that every row begins with its indicator.
    let run = try ComityProgram.run(
      ["indicator", names, path, "--format", "csv", "--notes"] + options.map { $0 == "GDP" ? output : $0 })
    #expect(run.status == 0, "\(run.errors)")
    var rows: [String: [String]] = [:]
    for line in run.output.split(separator: "\n").dropFirst() {
      let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      rows[cells[0], default: []].append(cells.dropFirst().dropLast().filter { $0 != "2020" }.joined(separator: " "))
    }
    return (rows, run.errors)
  }

  private static let concentration = "hhi,hhi-normalised,hirschman,theil,entropy,unctad-concentration"

  @Test func zeroTrade() throws {
    let data = "2020,IDN,MYS,X,27,30,10\n2020,IDN,MYS,X,44,10,2\n2020,MYS,IDN,X,27,0,0\n"
    let found = try Self.rows(Self.concentration + ",unctad-diversification,balassa,similarity", data)
    for name in (Self.concentration + ",unctad-diversification").split(separator: ",").map(String.init) {
      let own = found.rows[name]?.filter { $0.hasPrefix("MYS") }
      #expect(own?.count == 1 && own?.first?.contains { $0.isNumber } == false, "\(name)")
    }
    #expect(found.rows["balassa"]?.last == "MYS   ")
    #expect(found.rows["similarity"]?.count == 2)
    #expect(found.rows["similarity"]?.allSatisfy { !$0.contains { $0.isNumber } } == true)
    #expect(found.notes.contains("add up to zero, so nothing can be divided by them"))
    let partners = try Self.rows("intensity,hubness", data)
    #expect(partners.rows["intensity"] == ["IDN MYS 1", "MYS IDN "])
  }

  private static let oneProduct = """
    2020,IDN,MYS,X,27,30,10
    2020,MYS,IDN,X,27,12,4
    2020,IDN,MYS,M,27,13,4
    2020,MYS,IDN,M,27,31,9

    """

  @Test func oneProductAndOnePartner() throws {
    let values = [
      "hhi": "1", "hirschman": "1", "theil": "0", "entropy": "0", "hhi-normalised": "", "unctad-concentration": "",
      "unctad-diversification": "0", "adjusted": "1", "fitness": "1", "openness": "0.043",
    ]
    let names = values.keys.sorted().joined(separator: ",")
    let found = try Self.rows(names, Self.oneProduct, ["--with", "GDP"])
    for (name, value) in values { #expect(found.rows[name]?.first == "IDN \(value)", "\(name)") }
    #expect(found.notes.contains("1 items, and it needs 2"))
    let ofProducts = try Self.rows(
      "balassa,symmetric,additive,lafay,density,eci,prody,proximity", Self.oneProduct, ["--with", "GDP"])
    for (name, value) in ["balassa": "1", "symmetric": "0", "additive": "0", "lafay": "0", "density": "1"] {
      #expect(ofProducts.rows[name]?.first?.hasPrefix("IDN") == true, "\(name)")
      #expect(ofProducts.rows[name]?.first?.hasSuffix(" \(value)") == true, "\(name)")
    }
    #expect(ofProducts.notes.contains("1 products with an exporter, and it needs 2"))
    #expect(ofProducts.rows["eci"]?.count == 1 && ofProducts.rows["proximity"] == nil)
    // The plain mean of 1000 and 300.
    #expect(ofProducts.rows["prody"]?.first?.hasSuffix(" 650") == true)
    let pairs = try Self.rows("hubness,similarity,complementarity", Self.oneProduct)
    #expect(pairs.rows["hubness"] == ["IDN MYS 0", "MYS IDN 0"])
    #expect(pairs.rows["similarity"] == ["IDN MYS 100", "MYS IDN 100"])
    #expect(pairs.rows["complementarity"] == ["IDN MYS 100", "MYS IDN 100"])
    let bloc = try Self.rows(
      "intra-share,intra-intensity,introversion", Self.oneProduct, ["--where", "reporter=@ASEAN"])
    #expect(bloc.rows["intra-share"]?.first?.contains("1") == true)
    #expect(bloc.notes.contains("No trade introversion: trade of the other economies add up to zero"))
  }

  @Test func absentInOneYear() throws {
    let data = """
      2020,IDN,MYS,X,27,30,10
      2020,MYS,IDN,X,27,12,4
      2021,IDN,MYS,X,27,33,10
      2022,IDN,MYS,X,27,36,10
      2022,MYS,IDN,X,27,15,5

      """
    let found = try Self.rows("hhi,balassa,price-index,intensity", data)
    #expect(found.rows["hhi"]?.contains { $0.contains("MYS 2021") } == false)
    #expect(found.rows["balassa"]?.contains { $0.contains("MYS") && $0.contains("2021") } == false)
    #expect(found.rows["price-index"]?.contains { $0.contains("IDN") && $0.hasSuffix(" 120") } == true)
    let asked = try Self.rows("hhi,entropy", data, ["--where", "reporter=MYS"])
    #expect(asked.rows["hhi"]?.contains("MYS 2021 ") == true)
    let growth = try Self.rows(
      "membership-growth,intra-share", data, ["--where", "reporter=@ASEAN", "--where", "period=2020..2021"])
    // Malaysia reports in one of the two years: the change of reporters, not of trade.
    #expect(
      growth.rows["membership-growth"]?.contains { $0.contains("constant ") && $0.contains("0.07142857") } == true)
    #expect(growth.notes.contains("no data of BRN"))
  }

  @Test func negativeValues() throws {
    let data = """
      2020,IDN,MYS,X,27,30,10
      2020,IDN,MYS,X,44,-3,10
      2020,MYS,IDN,X,27,12,4
      2020,MYS,IDN,X,44,2,4
      2020,RUS,IDN,X,27,3,4

      """
    let oneSided = Self.concentration + ",unctad-diversification,balassa,symmetric,additive"
    let found = try Self.rows(oneSided, data)
    for name in oneSided.split(separator: ",").map(String.init) {
      let own = found.rows[name]?.filter { $0.hasPrefix("IDN") }
      #expect(own?.count == 1 && own?.first?.contains { $0.isNumber } == false, "\(name)")
      #expect(found.rows[name]?.contains { $0.hasPrefix("MYS") } == true, "\(name)")
    }
    #expect(found.notes.contains("hold -3 at position 1, and trade is not negative; correct the value"))
    for name in ["lafay", "grubel-lloyd", "adjusted", "overlap", "similarity", "complementarity", "margins"] {
      let run = try Self.rows("\(name),hhi", data)
      #expect(run.notes.contains("trade is not negative") || run.rows[name]?.contains { $0.hasSuffix(" ") } == true)
    }
    for name in ["eci", "pci", "fitness", "density", "proximity", "prody", "expy"] {
      let options = ["prody", "expy"].contains(name) ? ["--with", "GDP"] : []
      let run = try Self.rows("\(name),hhi", data, options)
      #expect(run.rows[name]?.count == 1 && run.rows[name]?.first?.contains { $0.isNumber } == false, "\(name)")
      #expect(run.notes.contains("2020: No "), "\(name)")
    }
    // What a flow below zero would do to the world's total is not guessed.
    let flows = "2020,IDN,MYS,X,27,30,10\n2020,IDN,RUS,X,27,-3,10\n2020,MYS,IDN,X,27,12,4\n2020,RUS,IDN,X,27,3,4\n"
    let partners = try Self.rows("intensity,hubness", flows)
    for name in ["intensity", "hubness"] {
      #expect(partners.rows[name]?.count == 1 && partners.rows[name]?.first?.contains { $0.isNumber } == false)
    }
    let bloc = try Self.rows("intra-share,intra-intensity,introversion", flows, ["--where", "reporter=@ASEAN"])
    #expect(bloc.rows["intra-share"]?.count == 1 && bloc.notes.contains("flows hold -3"))
    let values = try Self.rows("unit-value,propensity", data, ["--with", "GDP"])
    #expect(values.rows["unit-value"]?.contains("IDN 44 ") == true)
    #expect(values.rows["propensity"]?.contains { $0.contains("IDN") && $0.hasSuffix("0.027") } == true)
  }

  @Test func codesThatAreNoEconomy() throws {
    let data = "2020,IDN,MYS,X,27,30,10\n2020,QQQ,IDN,X,27,12,4\n2020,QQQ,IDN,X,44,12,4\n"
    let found = try Self.rows("hhi,intensity", data)
    #expect(found.rows["hhi"]?.contains { $0.hasPrefix("QQQ") && $0.hasSuffix("0.5") } == true)
    #expect(found.notes.contains("Codes that are no economy of ISO 3166, taken as they stand: QQQ."))
    // Groups of economies are left out, and said.
    let group = try Self.rows("hhi,entropy", data + "2020,WLD,IDN,X,27,99,4\n")
    #expect(group.rows["hhi"]?.contains { $0.hasPrefix("WLD") } == false || group.notes.contains("WLD"))
  }

  @Test func everyPageSaysSo() throws {
    let list = try ComityProgram.run(["indicator", "--list", "--format", "csv"])
    let names = list.output.split(separator: "\n").dropFirst().compactMap { $0.split(separator: ",").first }
    for name in names {
      let page = try ComityProgram.run(["explain", String(name)]).output
      let words = page.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(words.contains("negative"), "\(name)")
      #expect(words.contains("a code that is no economy is taken as it stands"), "\(name)")
    }
  }
}
