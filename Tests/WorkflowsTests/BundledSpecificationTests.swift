import Foundation
import Reports
import Specifications
import TestSupport
import Testing

@testable import Workflows

/// The lists that a module cannot take from another are the same, and the bundled report uses all of the parts.
@Suite struct BundledSpecificationTests {
  @Test func theKeysKnowEveryPartAndVariant() {
    #expect(SpecificationKeys.recordParts == CooperationPart.allCases.map(\.rawValue))
    let growth = SpecificationKeys.sections.first { $0.name == "growth" }?.keys
    #expect(
      growth?.first { $0.name == "variant" }?.kind == .choice(GrowthRequest.variantNames))
    #expect(
      growth?.first { $0.name == "source" }?.kind == .choice(FlowSource.allCases.map(\.rawValue) + ["all"]))
  }

  @Test func theBundledReportHasEveryPartOnce() throws {
    let yaml = try String(contentsOfFile: ComityProgram.root + "/Datasets/reports/asean-russia.yaml", encoding: .utf8)
    let specification = try Specification(yaml: yaml, file: "asean-russia.yaml")
    let parts = specification.sections.filter { $0.name == "record" }.compactMap { $0.options.text("part") }
    #expect(parts == CooperationPart.allCases.map(\.rawValue))
  }
}
