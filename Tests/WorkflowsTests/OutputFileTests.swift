import Foundation
import TestSupport
import Testing

@testable import Workflows

@Suite struct OutputFileTests {
  let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  @Test func filesAreThereWholeOrNotAtAll() throws {
    let path = folder.path + "/a.csv"
    try OutputFile.write(Array("one".utf8), to: path)
    try OutputFile.write(Array("two".utf8), to: path)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "two")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a.csv"])
  }

  @Test func refusalsLeaveNothingBehind() throws {
    #expect(throws: WorkflowError.self) { try OutputFile.write([1], to: folder.path) }
    #expect(throws: WorkflowError.self) { try OutputFile.write([1], to: folder.path + "/none/a.csv") }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
  }

  /// A full disk: what was there before stays.
  @Test func aDiskThatIsFullIsNamed() throws {
    guard FileManager.default.isWritableFile(atPath: "/dev/full") else { return }
    let error = #expect(throws: WorkflowError.self) { try OutputFile.write([1, 2, 3], to: "/dev/full") }
    #expect(error?.description.contains("/dev/full cannot be written") == true)
  }
}

@Suite struct UnfinishedNameTests {
  @Test(arguments: [
    (".report.csv.4711.part", true), (".a.1.part", true), (".mine.part", false), ("a.1.part", false),
    (".a.1.csv", false), (".1.part", false),
  ])
  func onlyOurOwnFilesCountAsUnfinished(name: String, isOurs: Bool) {
    #expect(OutputFile.isUnfinished(name) == isOurs)
  }
}
