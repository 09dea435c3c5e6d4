import Digests
import Documents
import Foundation
import TestSupport
import Testing

@testable import Renderers

@Suite struct HTMLRendererTests {
  private static func page(_ document: Document, making: Making? = nil) -> String {
    var options = RenderingOptions()
    options.making = making
    return string(HTMLRenderer().render(document, options: options))
  }

  private static let example = page(
    Examples.document,
    making: Making(
      program: "comity 1", arguments: ["report", "a b's"],
      inputs: [
        Making.Input(name: "a.csv", digest: "00ff", bytes: 1_234), Making.Input(name: "-", digest: nil, bytes: nil),
      ])
  )

  /// The start tags of elements, each with its text up to its end, as far as the page nests them rightly.
  private static func tags(_ html: String) throws -> [String] {
    let void: Set<Substring> = ["meta", "input", "br"]
    let body = html.replacing(/(?s)<(style|script)>.*?<\/(style|script)>/, with: "")
    var open: [Substring] = []
    var found: [String] = []
    for match in body.matches(of: /<(\/?)([a-zA-Z][a-zA-Z0-9]*)([^<>]*)>/) {
      if match.1.isEmpty {
        found.append(String(match.0))
        if !void.contains(match.2) && !match.3.hasSuffix("/") { open.append(match.2) }
      } else {
        #expect(open.popLast() == match.2, "\(match.0) closes what is not open")
      }
    }
    #expect(open.isEmpty)
    return found
  }

  @Test func isWellFormedAndNeedsNoNetwork() throws {
    let tags = try Self.tags(Self.example)
    #expect(tags.count > 60)
    // Nothing is fetched: no sources of pictures, no sheets or scripts from elsewhere.
    for tag in tags { #expect(!tag.contains(" src=") && !tag.contains("<link") && !tag.contains("@import")) }
    #expect(!HTMLStyle.sheet.contains("url("))
    #expect(Self.example.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">"))
    let ids = tags.compactMap { $0.firstMatch(of: #/ id="([^"]*)"/#)?.1 }
    #expect(Set(ids).count == ids.count, "ids are unique")
    for reference in tags.compactMap({ $0.firstMatch(of: #/ href="#([^"]*)"/#)?.1 }) {
      #expect(ids.contains(reference))
    }
  }

  @Test func tablesSayWhatTheirCellsAre() throws {
    let html = Self.example
    #expect(html.contains("<caption id=\"table-trade-by-year-caption\">Russia&#39;s trade with ASEAN</caption>"))
    #expect(html.contains("role=\"region\" aria-labelledby=\"table-trade-by-year-caption\" tabindex=\"0\""))
    #expect(html.contains("<th scope=\"col\" class=\"n\">trade (mn USD)</th>"))
    #expect(html.contains("<th scope=\"row\" class=\"n\">2017</th>"))
    #expect(html.contains("<td class=\"n\" data-v=\"18300.25\">18,300.3</td>"))
    #expect(html.contains("<td class=\"n\" data-v=\"0.336996336996337\">[33.70, 35.42)</td>"))
    #expect(html.contains("data-na=\"\">…¹<span class=\"hidden\"> not available</span></td>"))
    #expect(html.contains("<tr class=\"sum\">"))
    #expect(html.contains("<li>…¹ not available: no year before</li>"))
  }

  @Test func sourcesAreOneClickAway() throws {
    let html = Self.example
    #expect(
      html.contains(
        "<td>[<a class=\"ref\" href=\"#source-t1\">T1</a>, <a class=\"ref\" href=\"#source-t2\">T2</a>]</td>"))
    #expect(html.contains("grew</em> by $5 bn [<a class=\"ref\" href=\"#source-t1\">T1</a>];"))
    #expect(
      html.contains(
        "<li id=\"source-t1\"><strong>[T1]</strong> Customs Service, Yearbook, 2018 <a rel=\"noreferrer\" "
          + "href=\"https://example.org/a?b=c\">"))
  }

  @Test func tellsHowItWasMade() {
    #expect(Self.example.contains("<code class=\"command\">comity report &#39;a b&#39;\\&#39;&#39;s&#39;</code>"))
    #expect(Self.example.contains("<li>Input: a.csv, 1234 bytes, SHA-256 00ff</li>"))
    #expect(Self.example.contains("<li>Input: -, a stream</li>"))
    #expect(!Self.page(Examples.document).contains("How this was made"))
  }

  @Test func chartsAreInside() {
    #expect(Self.example.contains("<figure class=\"block\" id=\"chart-levels\">"))
    #expect(Self.example.contains("aria-labelledby=\"chart-levels-title chart-levels-description\""))
    #expect(Self.example.contains("<title>2017: 18.3</title>"))
    #expect(Self.example.contains("<table id=\"numbers-levels\" class=\"sorts\">"))
  }

  @Test func nothingGetsOutOfItsText() throws {
    let evil = "<script>alert('x')</script>\"onload=\"y&amp;\u{202E}\u{0}"
    var document = Document(title: evil, subtitle: evil)
    document.append(heading: evil)
    document.append(paragraph: "\(emphasis: evil) \(evil) \(source: evil)")
    document.append(
      Table(
        id: evil, title: evil, columns: [Table.Column(evil), Table.Column("b")],
        rows: [Table.Row([.text(evil), .missing(reason: evil)], sources: [evil])], notes: [Prose(evil)]))
    document.append(
      Chart(
        id: evil, title: evil, unit: evil, form: .bars, categories: [evil], series: [.init(name: evil, values: [1])],
        sources: [evil]))
    document = document.collectingSources(from: [Source(id: evil, citation: evil, address: "javascript:alert(1)")])
    let html = Self.page(document, making: Making(program: evil, arguments: [evil], inputs: []))
    _ = try Self.tags(html)
    #expect(html.matches(of: /<script/).count == 1)
    #expect(!html.contains("\"onload") && !html.contains("\u{202E}") && !html.contains("\u{0}"))
    #expect(!html.contains("href=\"javascript"))
  }

  /// The page's rule lets run exactly the script that is in it.
  @Test func onlyItsOwnScriptRuns() throws {
    let script = try #require(Self.example.firstMatch(of: /(?s)<script>(.*?)<\/script>/)?.1)
    let digest = Data(SHA256.digest(Array(script.utf8))).base64EncodedString()
    #expect(Self.example.contains("script-src 'sha256-\(digest)'"))
    for count in 0..<10 {
      let bytes = (0..<count).map { UInt8($0 * 37 % 256) }
      #expect(HTML.base64(bytes) == Data(bytes).base64EncodedString())
    }
  }

  @Test func addressesInsideThePage() {
    #expect(HTML.slug("Trade by year, as reported") == "trade-by-year-as-reported")
    #expect(HTML.slug("漢字") == "part")
    #expect(HTML.slug("--") == "part")
  }
}
