import Foundation
import GRDB
import Nomenclature
import TestSupport
import Testing

@testable import Catalog

/// Logs as killed programs leave them: real ones, copied while the database is open.
@Suite struct WriteAheadLogTests {
  let folder: TemporaryFolder
  let workspace: Workspace

  init() throws {
    folder = try TemporaryFolder()
    workspace = try Workspace(makingIn: folder.path + "/space")
  }

  /// Commits without moving anything from the log into the database.
  private func add(_ name: String) throws {
    let files = [(path: try folder.file("\(UUID().uuidString)", name), name: "a.csv")]
    try workspace.commit(
      try workspace.prepare(files), as: name, retrieved: try #require(CalendarDate("2024-10-01")), imported: "",
      origin: Vintage.Origin(), contents: WorkspaceTests.contents, answer: { _ in })
  }

  private func bytes(_ suffix: String) throws -> [UInt8] {
    Array(try #require(FileManager.default.contents(atPath: workspace.places.database + suffix)))
  }

  /// A workspace with this log, as if the program had been killed.
  private func left(_ log: [UInt8], index: [UInt8]? = nil) throws -> Workspace {
    let copy = folder.path + "/copy"
    try? FileManager.default.removeItem(atPath: copy)
    try FileManager.default.createDirectory(atPath: copy + "/files", withIntermediateDirectories: true)
    try Data(try bytes("")).write(to: URL(fileURLWithPath: copy + "/catalog.sqlite"))
    try Data(log).write(to: URL(fileURLWithPath: copy + "/catalog.sqlite-wal"))
    if let index { try Data(index).write(to: URL(fileURLWithPath: copy + "/catalog.sqlite-shm")) }
    return try Workspace(folder: copy)
  }

  private func fault(_ log: [UInt8], index: [UInt8]? = nil) throws -> String? {
    let path = try made(UUID().uuidString) + "/catalog.sqlite"
    try Data(log).write(to: URL(fileURLWithPath: path + "-wal"))
    if let index { try Data(index).write(to: URL(fileURLWithPath: path + "-shm")) }
    return try WriteAheadLog(of: path).fault(usesIndex: index != nil)
  }

  private func made(_ name: String) throws -> String {
    let path = folder.path + "/" + name
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    return path
  }

  private static let frameSize = 24 + 4_096

  @Test func aWholeLogIsRead() throws {
    for number in 0..<4 { try add("data/\(number)") }
    let log = try bytes("-wal")
    #expect(log.count > 32 + 20 * Self.frameSize)
    #expect(try fault(log) == nil)
    let index = try bytes("-shm")
    #expect(try fault(log, index: index) == nil)
    #expect(try left(log).vintages().count == 4)
    #expect(try fault([]) == nil)
  }

  /// A bit of each byte of the header and of some frames' headers, and random ones: nothing is lost in silence.
  @Test func aTurnedBitIsFound() throws {
    for number in 0..<4 { try add("data/\(number)") }
    let log = try bytes("-wal")
    let frames = (log.count - 32) / Self.frameSize
    var generator = SeededGenerator(seed: 8)
    var places = Array(0..<32)
    for frame in [0, frames / 2, frames - 1] { places += (0..<24).map { 32 + frame * Self.frameSize + $0 } }
    var bits = places.map { 8 * $0 + Int.random(in: 0..<8, using: &generator) }
    bits += (0..<200).map { _ in Int.random(in: 0..<(8 * log.count), using: &generator) }
    for bit in bits {
      var turned = log
      turned[bit / 8] ^= 1 << UInt8(bit % 8)
      #expect(try fault(turned) != nil, "bit \(bit)")
      if bit.isMultiple(of: 7) {
        #expect(throws: CatalogError.self, "bit \(bit)") { try left(turned) }
        #expect(FileManager.default.contents(atPath: folder.path + "/copy/catalog.sqlite-wal") == Data(turned))
      }
    }
  }

  /// Many bits at once, whole stretches and missing ends: what opens has all, by the index where it is there.
  @Test func damageOfAnySizeIsFound() throws {
    for number in 0..<3 { try add("data/\(number)") }
    let log = try bytes("-wal")
    let index = try bytes("-shm")
    var generator = SeededGenerator(seed: 9)
    for _ in 0..<60 {
      var damaged = log
      let start = Int.random(in: 0..<log.count, using: &generator)
      let end = min(log.count, start + Int.random(in: 1...9_000, using: &generator))
      if Bool.random(using: &generator) {
        damaged.replaceSubrange(start..<end, with: repeatElement(0, count: end - start))
      } else {
        damaged.removeSubrange(start...)
      }
      guard damaged != log else { continue }
      let found = try fault(damaged, index: index)
      // Without a header that is whole there is no log whose end the index could know.
      #expect(found != nil || damaged.count < 32 + 24 + 512, "\(start)..<\(end) of \(damaged.count)")
    }
  }

  /// What a program leaves that is killed in a transaction is no damage: it reported nothing.
  @Test func anEndThatWasCutOffIsNone() throws {
    try add("data/0")
    let before = try bytes("-wal")
    let index = try bytes("-shm")
    try add("data/1")
    let log = try bytes("-wal")
    for length in stride(from: before.count, to: log.count, by: 1_013) {
      #expect(try fault(Array(log[..<length]), index: index) == nil, "\(length)")
      #expect(try fault(Array(log[..<length])) == nil, "\(length)")
    }
    #expect(try left(Array(log[..<(log.count - 1)])).vintages().map(\.dataSet) == ["data/0"])
    // The index knows that all was committed.
    let all = (log.count - 32) / Self.frameSize
    let later = try bytes("-shm")
    let fewer = (before.count - 32) / Self.frameSize
    #expect(
      try fault(Array(log[..<(log.count - 1)]), index: later)
        == "it has \(fewer) of the \(all) frames that were committed")
  }

  /// However long a transaction is, its frames are written once, by its commit.
  @Test func nothingIsWrittenToTheLogBeforeTheCommit() throws {
    try add("data/0")
    let before = try bytes("-wal")
    struct Undone: Error {}
    #expect(throws: Undone.self) {
      try workspace.database.write { database in
        for number in 0..<4_000 {
          try database.execute(
            sql: "INSERT INTO data_set (name) VALUES (?)",
            arguments: [String(repeating: "n", count: 1_000) + "\(number)"])
        }
        let isUntouched = try bytes("-wal") == before
        #expect(isUntouched)
        throw Undone()
      }
    }
  }

  @Test func oldFramesBehindALogThatWasBegunAnewAreNone() throws {
    for number in 0..<4 { try add("data/\(number)") }
    let old = try bytes("-wal")
    try workspace.database.checkpoint(.full)
    try add("data/4")
    let earlier = try bytes("-shm")
    let frames = ownFrames(try bytes("-wal"))
    try add("data/5")
    let log = try bytes("-wal")
    let index = try bytes("-shm")
    let own = ownFrames(log)
    #expect(own > frames && log.count == old.count && own < (log.count - 32) / Self.frameSize)
    #expect(try fault(log) == nil)
    #expect(try fault(log, index: index) == nil)
    #expect(try left(log).vintages().count == 6)
    var turned = log
    turned[32 + own * Self.frameSize - 1] ^= 4
    #expect(try fault(turned)?.contains("which nobody can tell apart") == true)
    #expect(try fault(turned, index: index)?.contains("frames that were committed") == true)
    // Killed between the header of a transaction's first frame and its page.
    var torn = old
    torn.replaceSubrange(0..<(32 + frames * Self.frameSize + 24), with: log[..<(32 + frames * Self.frameSize + 24)])
    #expect(try fault(torn, index: earlier) == nil)
    #expect(try fault(torn)?.contains("which nobody can tell apart") == true)
  }

  private func ownFrames(_ log: [UInt8]) -> Int {
    let starts = stride(from: 32, to: log.count, by: Self.frameSize)
    return starts.count { log[($0 + 8)..<($0 + 16)] == log[16..<24] }
  }

  @Test func theLogOfAnEmptyDatabaseIsNotThrownAway() throws {
    try add("data/0")
    let log = try bytes("-wal")
    let copy = try made("empty")
    try Data().write(to: URL(fileURLWithPath: copy + "/catalog.sqlite"))
    try Data(log).write(to: URL(fileURLWithPath: copy + "/catalog.sqlite-wal"))
    let expected = CatalogError.logDamaged(path: copy + "/catalog.sqlite-wal", detail: "its database is empty")
    #expect(throws: expected) { try Workspace(folder: copy) }
    #expect(throws: expected) { try Workspace(makingIn: copy) }
    #expect(FileManager.default.contents(atPath: copy + "/catalog.sqlite-wal") == Data(log))
    #expect("\(expected)".contains("move the log and catalog.sqlite-shm out of the folder"))
  }
}
