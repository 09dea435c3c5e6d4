import Documents
import Reports
import Testing

@Suite struct AseanRussiaReportTests {
  @Test func isADocumentWithoutFaults() throws {
    let document = try AseanRussiaReport(try BundledPackage.data()).document()
    #expect(document.faults.isEmpty)
    #expect(document.sources.map(\.id) == document.usedSourceIDs)
  }
}
