import Specifications
import Testing

@Suite struct SpecificationTests {
  static let small = """
    title: "Trade of {economy}"
    parameters:
      economy: THA
      folder: data/{economy}
    data:
      trade: "{folder}/a.csv, b.csv"
    values:
      total: {where: [flow=X, year=2019], places: 1, scale: billion}
    sections:
      - heading: Levels of {economy}
      - text: "It was {total} {{in}} {economy}."
      - table:
          rows: partner, period
          where: "partner=A,B"
          top: 3
      - growth: {series: [partner], contributions: true}
    """

  private func faults(_ yaml: String, _ settings: [(name: String, value: String)] = []) -> [String] {
    do {
      _ = try Specification(yaml: yaml, file: "s.yaml", settings: settings)
      return []
    } catch let error as SpecificationError {
      return error.faults.map(\.description)
    } catch {
      return ["\(error)"]
    }
  }

  @Test func readsWhatItSays() throws {
    let specification = try Specification(
      yaml: Self.small, file: "s.yaml", settings: [(name: "economy", value: "VNM")])
    #expect(specification.title == "Trade of VNM")
    #expect(specification.data.map(\.name) == ["trade"])
    #expect(specification.data[0].options.texts("files") == ["data/VNM/a.csv", "b.csv"])
    #expect(specification.sections.map(\.name) == ["heading", "text", "table", "growth"])
    #expect(specification.sections.map(\.line) == [10, 11, 12, 16])
    let table = specification.sections[2].options
    #expect(table.texts("rows") == ["partner", "period"])
    #expect(table.texts("where") == ["partner=A,B"], "a condition keeps its commas")
    #expect(table.integer("top") == 3)
    #expect(specification.sections[3].options.flag("contributions"))
    #expect(specification.values[0].options.text("scale") == "billion")
    // Texts are filled in when the values are known.
    #expect(specification.sections[1].options.text("text") == "It was {total} {{in}} {economy}.")
  }

  @Test func tellsAllFaultsWithTheirLines() {
    let yaml = """
      titel: x
      parameters: {a: "{b}", b: "{a}", c: "{d}"}
      data:
        trade: {file: a.csv}
      sections:
        - tabel: {rows: partner}
        - table: {row: partner, top: many, share: rows, data: trad}
        - growth: {contributions: yes please}
        - text: "{nothing}"
        - heading: [a]
      """
    #expect(
      faults(yaml) == [
        "line 1: There is no key \"titel\" in a specification. Did you mean \"title\"?",
        "line 1: There is no title.",
        "line 2: These parameters need one another: a, b.",
        "line 2: There is no parameter \"d\". Did you mean \"a\" or \"b\"?",
        "line 4: There is no key \"file\" in data. Did you mean \"files\"?",
        "line 4: The data \"trade\" have no files.",
        "line 6: There is no section \"tabel\". Did you mean \"table\"?",
        "line 7: There is no key \"row\" in a section \"table\". Did you mean \"rows\"?",
        "line 7: share is one of row, column, total, not \"rows\". Did you mean \"row\"?",
        "line 7: top takes a whole number, not \"many\".",
        "line 7: There are no data \"trad\". Did you mean \"trade\"?",
        "line 8: contributions takes true or false, not \"yes please\".",
        "line 9: There is no parameter or value \"nothing\". Known are: a, b, c.",
        "line 10: A text is expected here, not a list or a mapping.",
      ])
  }

  @Test func tellsWhatIsNoSpecification() {
    #expect(faults("") == ["line 1: The specification is empty. comity report --init writes an example."])
    #expect(faults("- a").first == "line 1: A specification is a mapping with title, data and sections.")
    #expect(
      faults("title: [").first?.hasPrefix("line 1: This is no YAML") == true
        || faults("title: [").first?.contains("no YAML") == true)
    #expect(faults("title: a\ntitle: b").count == 1)
    #expect(
      faults(Self.small, [(name: "econmy", value: "x")]) == [
        "--set econmy=…: there is no such parameter. Did you mean \"economy\"?"
      ])
  }

  @Test func dataMustBeNamedWhereThereIsAChoice() {
    let yaml = "title: t\ndata: {a: a.csv, b: b.csv}\nsections:\n  - table: {rows: x}\n"
    #expect(faults(yaml) == ["line 4: table: Which data? Say data: a or b. "])
    #expect(
      faults("title: t\nsections:\n  - chart: {}\n") == ["line 3: chart: There are no data. Name files under data."])
  }

  @Test func indicatorsRecordsAndComparisonsAreCheckedToo() {
    let yaml = """
      title: t
      parameters: {a: "x{b}", b: "{c}", c: "{a}", d: "{a}"}
      data:
        trade: {files: a.csv, currency: USD, deflate: p.csv}
      sections:
        - indicator: {variant: revealed}
        - indicator: {name: hhi, products: 9, uncertain: product=99, threshhold: 1}
        - record: {ledger: asean-russia}
        - record: {part: founds, form: chart}
        - table: {rows: period, rolling: 1, year-starts: 13, with-where: economy=VNM}
        - growth: {variant: year-on-yaer, source: miror, on: reporter, to-date: maybe}
        - claims: {form: interval}
        - subheading: {a: b}

      """
    #expect(
      faults(yaml) == [
        "line 2: These parameters need one another: a, b, c.",
        "line 4: currency needs rates beside it.",
        "line 4: deflate needs base beside it.",
        "line 6: A section \"indicator\" has no name.",
        "line 7: There is no key \"threshhold\" in a section \"indicator\". Did you mean \"threshold\"?",
        "line 7: products takes a number from 2 to 6, not 9.",
        "line 7: uncertain needs bounds beside it.",
        "line 8: A section \"record\" has no part.",
        "line 9: part is one of \(SpecificationKeys.recordParts.joined(separator: ", ")), not \"founds\". "
          + "Did you mean \"fund\"?",
        "line 9: form is one of tables, charts, both, not \"chart\". Did you mean \"charts\"?",
        "line 10: rolling takes a number from 2 to 10000, not 1.",
        "line 10: year-starts takes a number from 1 to 12, not 13.",
        "line 10: with-where needs with beside it.",
        "line 11: variant is one of year-on-year, period-on-period, log-difference, compound-annual, "
          + "not \"year-on-yaer\". Did you mean \"year-on-year\"?",
        "line 11: source is one of reported, mirror, reconciled, all, not \"miror\". Did you mean \"mirror\"?",
        "line 11: to-date takes true or false, not \"maybe\".",
        "line 11: on needs with beside it.",
        "line 12: form is one of table, intervals, both, not \"interval\". Did you mean \"intervals\"?",
        "line 13: A text is expected here, not a list or a mapping.",
      ])
  }

  @Test func placeholders() {
    #expect(Placeholders.runs("a {b} {{c}} {d e} }") == [.text("a "), .name("b"), .text(" {c} {d e} }")])
    #expect(Placeholders.filled("{a}{b}") { $0 == "a" ? "1" : nil } == "1{b}")
  }

  @Test func theExampleIsRightAndTheSchemaKnowsEveryKey() throws {
    let example = try Specification(yaml: SpecificationExample.text, file: "example")
    #expect(Set(example.sections.map(\.name)) == Set(SpecificationKeys.sections.map(\.name)))
    let schema = SpecificationSchema.text
    for section in SpecificationKeys.sections {
      #expect(schema.contains("\"\(section.name)\""))
      for key in section.keys ?? [] { #expect(schema.contains("\"\(key.name)\"")) }
    }
  }
}
