import TestSupport
import Testing

@Suite struct LookUpCommandTests {
  @Test func economiesByAnyName() throws {
    let run = try ComityProgram.run(["economies", "Vietnam", "Lao PDR", "TUR", "--format", "csv"])
    let lines = run.output.split(separator: "\n").map(String.init)
    #expect(lines.map { String($0.prefix(3)) } == ["alp", "VNM", "LAO", "TUR"])
    let unknown = try ComityProgram.run(["economies", "Vietnum"])
    #expect(unknown.status == 2)
    #expect(unknown.errors.contains("Viet"))
  }

  @Test(arguments: [("1994", 6), ("1995", 7), ("1998", 9), ("2024", 10), ("2025", 11)])
  func membersByDate(period: String, count: Int) throws {
    let run = try ComityProgram.run(["blocs", "ASEAN", "--on", period, "--format", "csv"])
    #expect(run.output.split(separator: "\n").count == count + 1)
  }

  @Test func bundledDataAreListedShownAndRead() throws {
    let list = try ComityProgram.run(["data", "list", "--format", "csv"])
    #expect(list.output.contains("\nasean-russia/trade,"))
    let show = try ComityProgram.run(["data", "show", "asean-russia/figures"])
    #expect(show.output.contains("qualifier"))
    let unknown = try ComityProgram.run(["data", "show", "asean-russia/trad"])
    #expect(unknown.errors.contains("Did you mean \"asean-russia/trade\""))
    let table = try ComityProgram.run([
      "table", "asean-russia/trade", "--rows", "period", "--where", "reporter=MYS", "--where", "partner=RUS",
      "--where", "sector=total", "--where", "flow=T", "--where", "period=2017..2018", "--format", "csv",
    ])
    #expect(table.output == "period,value\n2017,6348333003\n2018,7438116973\n")
  }

  @Test func everyDefinitionIsExplainedInOneForm() throws {
    let list = try ComityProgram.run(["explain", "--format", "csv"])
    let names = list.output.split(separator: "\n").dropFirst().compactMap {
      $0.split(separator: ",").first.map(String.init)
    }
    #expect(names.count >= 20)
    for name in names {
      let page = try ComityProgram.run(["explain", name])
      #expect(page.status == 0)
      for section in ["What it tells", "Definition", "Limitations", "Missing values", "Source"] {
        #expect(page.output.contains(section), "\(name) has no \(section)")
      }
    }
    let unknown = try ComityProgram.run(["explain", "theil-san"])
    #expect(unknown.errors.contains("Did you mean \"theil-sen\""))
  }

  @Test func helpFitsEightyColumnsAndListsTheCommands() throws {
    let help = try ComityProgram.run(["--help"])
    for command in ["report", "table", "growth", "trend", "data", "economies", "blocs", "explain", "bench"] {
      #expect(help.output.contains("  \(command) "))
      let page = try ComityProgram.run([command, "--help"])
      #expect(page.output.split(separator: "\n").allSatisfy { $0.count <= 80 }, "\(command) --help is too wide")
    }
    #expect(help.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
    let completion = try ComityProgram.run(["--generate-completion-script", "bash"])
    #expect(completion.status == 0)
    #expect(completion.output.contains("comity"))
  }
}
