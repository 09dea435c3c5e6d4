import Nomenclature
import Testing

@Suite struct FlowTests {
  @Test(arguments: [
    (Flow.imports, ["M", "m", "1", "Import", "IMPORTS", " imports "]),
    (.exports, ["X", "2", "Export", "exports"]),
    (.reExports, ["RX", "rx", "3", "Re-Export", "Re-exports", "re export"]),
    (.reImports, ["RM", "4", "Re-Import", "re-imports"]),
  ])
  func spellings(_ flow: Flow, _ texts: [String]) {
    for text in texts { #expect(Flow(text) == flow, "\(text)") }
    #expect(Flow(flow.code) == flow)
    #expect(Flow(flow.description) == flow)
  }

  @Test(arguments: ["", "DX", "FM", "MIP", "XIP", "MOP", "XOP", "0", "5", "Domestic Export", "trade", "T", "balance"])
  func otherFlowsAreNone(_ text: String) { #expect(Flow(text) == nil) }

  @Test func partsAndMirrors() {
    #expect(Flow.allCases.map(\.total) == [.imports, .exports, .imports, .exports])
    #expect(Flow.imports.mirror == .exports && Flow.exports.mirror == .imports && Flow.reExports.mirror == nil)
  }
}
