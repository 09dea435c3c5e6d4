import Foundation
import GRDB
import Nomenclature
import TestSupport
import Testing

@testable import Catalog

@Suite struct WorkspaceTests {
  let folder: TemporaryFolder
  let workspace: Workspace

  init() throws {
    folder = try TemporaryFolder()
    workspace = try Workspace(makingIn: folder.path + "/space")
  }

  static let contents = Vintage.Contents(
    profile: "plain", reading: ["delimiter": [";"]], columns: ["year", "value"], rows: 2,
    periods: [.init(text: "2017", rows: 1), .init(text: "2018", rows: 1)], reporters: [], partners: [],
    account: [.init(kind: "read", reason: "", rows: 2), .init(kind: "used", reason: "", rows: 2)])

  @discardableResult
  private func add(
    _ name: String, _ day: String, _ texts: String..., note: String = "", to workspace: Workspace? = nil
  ) throws -> Workspace.Imported {
    let workspace = workspace ?? self.workspace
    let files = try texts.enumerated().map { number, text in
      (path: try folder.file("\(UUID().uuidString)", text), name: "\(number).csv")
    }
    return try workspace.commit(
      try workspace.prepare(files), as: name, retrieved: try #require(CalendarDate(day)),
      imported: "2026-11-21T00:00:00Z", origin: Vintage.Origin(source: "s", licence: "l", note: note),
      contents: Self.contents)
  }

  private func text(_ vintage: Vintage, _ number: Int = 0) throws -> String {
    let file = try workspace.open(vintage.files[number], of: vintage)
    let bytes = try [UInt8](unsafeUninitializedCapacity: file.size + 1) { buffer, count in
      count = try file.read(into: buffer.baseAddress!, count: file.size, at: 0)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func named(_ text: String) throws -> Vintage { try workspace.vintage(try DataSetName(parsing: text)) }

  @Test func whatIsImportedIsThereWithAllItsFacts() throws {
    let made = try add("asean/trade", "2024-10-01", "a", "b", note: "n")
    #expect(made.isNew)
    #expect(made.vintage.name == "asean/trade@2024-10-01")
    let again = try Workspace(folder: workspace.folder)
    let vintage = try again.vintage(DataSetName(name: "asean/trade"))
    #expect(vintage == made.vintage)
    #expect(vintage.contents == Self.contents)
    #expect(vintage.origin == Vintage.Origin(source: "s", licence: "l", note: "n"))
    #expect(vintage.files.map(\.name) == ["0.csv", "1.csv"])
    #expect(vintage.inputName(of: vintage.files[1]) == "asean/trade@2024-10-01/1.csv")
    #expect(try text(vintage, 1) == "b")
  }

  @Test func theVintageOfADayIsTheLatestUpToIt() throws {
    try add("t", "2024-10-01", "one")
    try add("t", "2024-12-01", "three")
    // A vintage may be imported after a later one.
    try add("t", "2024-11-02", "two")
    #expect(try text(named("t")) == "three")
    #expect(try text(named("t@2024-10-01")) == "one")
    #expect(try text(named("t@2024-11-01")) == "one")
    #expect(try text(named("t@2024-11-02")) == "two")
    #expect(try text(named("t@2024-11")) == "two")
    #expect(try text(workspace.vintage(DataSetName(name: "t"), asOf: CalendarDate("2024-11-30"))) == "two")
    // A day of its own goes before that of the command.
    let exact = try DataSetName(parsing: "t@2024-10-05")
    #expect(try text(workspace.vintage(exact, asOf: CalendarDate("2024-12-31"))) == "one")
    #expect {
      try named("t@2024-09-30")
    } throws: {
      "\($0)" == "t has no vintage of 2024-09-30 or before. It has: 2024-10-01, 2024-11-02, 2024-12-01."
    }
    #expect {
      try named("r")
    } throws: {
      "\($0)".contains("There is no data set \"r\"")
    }
  }

  @Test func twoImportsOfOneDayAreToldApart() throws {
    #expect(try add("t", "2024-10-01", "one").vintage.label == "2024-10-01")
    let second = try add("t", "2024-10-01", "two").vintage
    #expect(second.label == "2024-10-01.2")
    #expect(try workspace.vintages(of: "t").map(\.label) == ["2024-10-01.1", "2024-10-01.2"])
    #expect(try text(named("t@2024-10-01")) == "two")
    #expect(try text(named("t@2024-10-01.1")) == "one")
    let third = try add("t", "2024-10-01", "two")
    #expect(!third.isNew)
    #expect(third.vintage == second)
    #expect(try add("t", "2024-10-01", "two", note: "another").vintage.label == "2024-10-01.3")
  }

  @Test func sameBytesAreStoredOnce() throws {
    try add("a", "2024-10-01", "same", "same", "other")
    try add("b", "2024-10-02", "same")
    #expect(workspace.places.keptDigests.count == 2)
    try workspace.remove(try workspace.vintages(of: "a"))
    #expect(workspace.places.keptDigests.count == 1)
    #expect(try text(named("b")) == "same")
    try workspace.remove(try workspace.vintages(of: "b"))
    #expect(workspace.places.keptDigests.isEmpty)
    #expect(try workspace.names().isEmpty)
  }

  @Test func whatIsReferredToStays() throws {
    let vintage = try add("a", "2024-10-01", "x").vintage
    let report = try folder.file("report.html", "…")
    try workspace.record(Reference(kind: "report", path: report), to: vintage)
    try workspace.record(Reference(kind: "report", path: report), to: vintage)
    #expect(try workspace.references(to: vintage) == [Reference(kind: "report", path: report)])
    #expect(throws: CatalogError.referred(name: "a@2024-10-01", references: ["report \(report)"])) {
      try workspace.remove([vintage])
    }
    #expect(try workspace.vintages().count == 1)
    // A document that is gone refers to nothing.
    try FileManager.default.removeItem(atPath: report)
    try workspace.remove([vintage])
    #expect(try workspace.vintages().isEmpty)
    let other = try add("a", "2024-10-02", "x").vintage
    try workspace.record(Reference(kind: "report", path: "/"), to: other)
    try workspace.remove([other], force: true)
    #expect(try workspace.vintages().isEmpty)
  }

  @Test func removingNeedsOneVintageByItsDay() throws {
    try add("a", "2024-10-01", "x")
    try add("a", "2024-11-01", "y")
    func removable(_ text: String, all: Bool = false) throws -> [String] {
      try workspace.removable(try DataSetName(parsing: text), all: all).map(\.label)
    }
    #expect(throws: CatalogError.severalVintages(name: "a", known: ["2024-10-01", "2024-11-01"])) {
      try removable("a")
    }
    #expect(try removable("a", all: true).count == 2)
    #expect(try removable("a@2024-10-01") == ["2024-10-01"])
    // The vintage as of a day is not what somebody wants to lose.
    #expect(throws: CatalogError.self) { try removable("a@2024-10-15") }
  }

  @Test func importingAgainMendsWhatIsDamagedOrGone() throws {
    let vintage = try add("a", "2024-10-01", "some bytes").vintage
    let path = workspace.places.storedFile(vintage.files[0].digest)
    var bytes = Array(try #require(FileManager.default.contents(atPath: path)))
    bytes[3] ^= 1
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    #expect(try workspace.verify().contains { $0.fault?.hasPrefix("damaged") == true && !$0.isHarmless })
    try add("b", "2024-10-01", "some bytes")
    #expect(try workspace.verify().allSatisfy { $0.fault == nil })
    try FileManager.default.removeItem(atPath: path)
    #expect(try workspace.verify().contains { $0.fault == "the stored file is not there" })
    #expect(try !add("a", "2024-10-01", "some bytes").isNew)
    #expect(try workspace.verify().allSatisfy { $0.fault == nil })
  }

  /// One of many bits of every page of the database.
  @Test func aTurnedBitOfTheDatabaseIsFound() throws {
    for number in 0..<20 { try add("data/\(number)", "2024-10-01", "text \(number)") }
    let path = workspace.places.database
    try workspace.settle()
    let whole = Array(try #require(FileManager.default.contents(atPath: path)))
    var generator = SeededGenerator(seed: 3)
    let copy = folder.path + "/copy"
    for page in 0..<(whole.count / 4_096) {
      for _ in 0..<4 {
        let bit = page * 8 * 4_096 + Int.random(in: 0..<(8 * 4_096), using: &generator)
        var turned = whole
        turned[bit / 8] ^= 1 << UInt8(bit % 8)
        try? FileManager.default.removeItem(atPath: copy)
        try FileManager.default.createDirectory(atPath: copy, withIntermediateDirectories: true)
        try Data(turned).write(to: URL(fileURLWithPath: copy + "/catalog.sqlite"))
        #expect(throws: CatalogError.self, "bit \(bit)") { try Workspace(folder: copy).verify() }
      }
    }
  }

  @Test func aNewerDatabaseIsNotTouched() throws {
    try add("a", "2024-10-01", "x")
    try workspace.database.write { database in
      try database.execute(sql: "INSERT INTO grdb_migrations VALUES ('2030-01 something new')")
    }
    #expect(
      throws: CatalogError.databaseNewer(path: workspace.places.database, unknown: ["2030-01 something new"])
    ) { try Workspace(folder: workspace.folder) }
    #expect(throws: CatalogError.self) { try Workspace(makingIn: workspace.folder) }
  }

  @Test func anOlderDatabaseIsBroughtUpToDate() throws {
    try add("t", "2024-10-01", "one")
    try workspace.database.write { database in
      try database.execute(sql: "DROP TABLE survey")
      try database.execute(sql: "DELETE FROM grdb_migrations WHERE identifier LIKE '%surveys%'")
    }
    let again = try Workspace(folder: workspace.folder)
    let vintage = try again.vintage(DataSetName(name: "t"))
    #expect(vintage.name == "t@2024-10-01")
    #expect(try again.survey(of: vintage.files[0]) == nil)
    try add("t", "2024-11-02", "two", to: again)
    #expect(try again.verify().allSatisfy { $0.fault == nil })
  }

  /// What an import noted of a file goes with the file.
  @Test func surveysAreKeptWithTheirFiles() throws {
    let files = [(path: try folder.file("a", "bytes"), name: "a.csv")]
    let prepared = try workspace.prepare(files)
    let digest = prepared.files[0].digest
    let vintage = try workspace.commit(
      prepared, as: "t", retrieved: try #require(CalendarDate("2024-10-01")), imported: "2026-11-21T00:00:00Z",
      origin: Vintage.Origin(source: "", licence: "", note: ""), contents: Self.contents, surveys: [digest: [1, 2, 3]]
    ) { $0.vintage }
    #expect(try workspace.survey(of: vintage.files[0]) == [1, 2, 3])
    try workspace.remove([vintage])
    let count = try workspace.database.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM survey") }
    #expect(count == 0)
  }

  @Test func filesWithoutTheirDatabaseAreNotThrownAway() throws {
    try add("a", "2024-10-01", "x")
    let copy = folder.path + "/copy"
    try FileManager.default.copyItem(atPath: workspace.folder, toPath: copy)
    try FileManager.default.removeItem(atPath: copy + "/catalog.sqlite")
    #expect(throws: CatalogError.databaseMissing(folder: copy)) { try Workspace(folder: copy) }
    #expect(throws: CatalogError.databaseMissing(folder: copy)) { try Workspace(makingIn: copy) }
    try Data("no database".utf8).write(to: URL(fileURLWithPath: copy + "/catalog.sqlite"))
    #expect {
      try Workspace(folder: copy)
    } throws: {
      "\($0)".contains("is damaged")
    }
  }

  /// A first import that was killed may leave a database without a page.
  @Test func aDatabaseThatWasOnlyBegunIsMadeWhole() throws {
    let path = folder.path + "/begun"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    try Data().write(to: URL(fileURLWithPath: path + "/catalog.sqlite"))
    let made = try Workspace(makingIn: path)
    try add("a", "2024-10-01", "x", to: made)
    #expect(try Workspace(folder: path).verify().allSatisfy { $0.fault == nil })
    var bytes = Array(try #require(FileManager.default.contents(atPath: path + "/catalog.sqlite")))
    #expect(bytes[20] == 8)
    bytes[5_000] ^= 1
    try Data(bytes).write(to: URL(fileURLWithPath: path + "/catalog.sqlite"))
    #expect(throws: CatalogError.self) { try Workspace(folder: path).verify() }
  }

  @Test func aFolderOfSomethingElseIsNoWorkspace() throws {
    let path = folder.path + "/papers"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    try Data("x".utf8).write(to: URL(fileURLWithPath: path + "/thesis.txt"))
    #expect(throws: CatalogError.notAWorkspace(folder: path, why: "it holds other files, such as thesis.txt")) {
      try Workspace(makingIn: path)
    }
  }

  @Test func pathsInTheDatabaseCannotLeaveTheWorkspace() throws {
    try add("a", "2024-10-01", "x")
    for change in [
      "UPDATE file SET name = '../../etc/passwd'", "UPDATE file SET name = '..'", "UPDATE file SET name = ''",
    ] {
      try workspace.database.write { try $0.execute(sql: change) }
      #expect(throws: CatalogError.self) { try workspace.vintages() }
      try workspace.database.write { try $0.execute(sql: "UPDATE file SET name = '0.csv'") }
    }
    try workspace.database.write { database in
      try database.execute(sql: "PRAGMA defer_foreign_keys = ON")
      try database.execute(sql: "UPDATE file SET digest = '../../../x'; UPDATE stored_file SET digest = '../../../x'")
    }
    #expect(throws: CatalogError.self) { try workspace.vintages() }
  }

  @Test func leftoversOfTheDeadAreClearedAndOfTheLivingNot() throws {
    let places = workspace.places
    let living = try workspace.prepare([(try folder.file("l.csv", "living"), "l.csv")])
    // What a killed import leaves: files, a mark beside a stored file that no data set names, a lock that nobody holds.
    let dead = places.staging + "/1-dead"
    try FileManager.default.createDirectory(atPath: dead, withIntermediateDirectories: true)
    let digest = String(repeating: "ab", count: 32)
    for name in ["lock", "0.zst", digest + ".placed"] { try Data().write(to: URL(fileURLWithPath: dead + "/" + name)) }
    try Data().write(to: URL(fileURLWithPath: places.storedFile(digest)))
    let unnamed = String(repeating: "cd", count: 32)
    try Data().write(to: URL(fileURLWithPath: places.storedFile(unnamed)))
    #expect(StagingArea.leftovers(of: places) == ["1-dead"])
    #expect(try workspace.verify().filter { $0.isHarmless && $0.fault != nil }.count == 3)
    try add("a", "2024-10-01", "x")
    #expect(!FileManager.default.fileExists(atPath: dead))
    #expect(!FileManager.default.fileExists(atPath: places.storedFile(digest)))
    // Only what an import was about to put there is taken away.
    #expect(FileManager.default.fileExists(atPath: places.storedFile(unnamed)))
    #expect(SystemCalls.names(in: places.staging).count == 1)
    _ = try workspace.commit(
      living, as: "living", retrieved: try #require(CalendarDate("2024-10-01")), imported: "", origin: .init(),
      contents: Self.contents)
    #expect(try text(named("living")) == "living")
  }

  @Test func twoImportAndTenReadAtOnce() throws {
    try add("first", "2024-10-01", "first")
    let path = workspace.folder
    DispatchQueue.concurrentPerform(iterations: 12) { number in
      for round in 0..<10 {
        #expect(throws: Never.self) {
          let own = try Workspace(folder: path)
          if number < 2 {
            try self.add("data/\(number)-\(round)", "2024-10-01", "shared \(round)", to: own)
          } else {
            let vintages = try own.vintages()
            for vintage in vintages { _ = try own.open(vintage.files[0], of: vintage) }
          }
        }
      }
    }
    #expect(try workspace.vintages().count == 21)
    #expect(workspace.places.keptDigests.count == 11)
    #expect(try workspace.verify().allSatisfy { $0.fault == nil })
  }
  /// What an import tells is made before its commit, and nobody sees the import earlier.
  @Test func theAnswerIsMadeBeforeTheCommit() throws {
    func commit<Answer>(_ answer: (Workspace.Imported) throws -> Answer) throws -> Answer {
      try workspace.commit(
        try workspace.prepare([(try folder.file("a.csv", "x"), "a.csv")]), as: "a",
        retrieved: try #require(CalendarDate("2024-10-01")), imported: "", origin: .init(), contents: Self.contents,
        answer: answer)
    }
    struct Refusal: Error {}
    #expect(throws: Refusal.self) { try commit { _ in throw Refusal() } }
    #expect(try workspace.verify().count == 1)
    #expect(workspace.places.keptDigests.isEmpty)
    let other = try Workspace(folder: workspace.folder)
    let told = try commit { imported in
      let seen = try other.vintages()
      #expect(seen.isEmpty)
      return imported.vintage
    }
    #expect(try other.vintages() == [told])
    // Somebody who holds the lock moves the log, too.
    let log = WriteAheadLog(of: workspace.places.database)
    try workspace.underLock { try workspace.settle() }
    #expect(log.size > 0)
    try workspace.settle()
    #expect(log.size == 0)
  }

  /// As root, permissions bind nobody: the system's refusal is given here, and a real disk in the acceptance checks.
  @Test func whereNothingCanBeWrittenIsRead() throws {
    let vintage = try add("a", "2024-10-01", "x").vintage
    let copy = WorkspacePlaces(folder: folder.path + "/copy")
    try FileManager.default.copyItem(atPath: workspace.folder, toPath: copy.folder)
    for suffix in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: copy.database + suffix) }
    let names = SystemCalls.names(in: copy.folder)
    let reading = try Workspace(copy, refusal: EROFS)
    #expect(reading.isReadOnly && !workspace.isReadOnly)
    #expect(try reading.vintages() == [vintage])
    #expect(try reading.verify().allSatisfy { $0.fault == nil })
    let refusal = CatalogError.readOnly(folder: copy.folder, reason: "Read-only file system")
    #expect(throws: refusal) { try reading.remove([vintage]) }
    #expect(throws: refusal) { try reading.record(Reference(kind: "report", path: "/"), to: vintage) }
    #expect(throws: refusal) { try reading.prepare([]) }
    #expect(SystemCalls.names(in: copy.folder) == names)
    // Where others may write, their change is no mixture with what was read before.
    try Workspace(folder: copy.folder).remove([vintage])
    #expect(throws: CatalogError.changedByOthers(path: copy.database)) { try reading.vintages() }
    #expect(try Workspace(copy, refusal: EACCES).vintages().isEmpty)
    try Data([1]).write(to: URL(fileURLWithPath: copy.database + "-wal"))
    #expect(throws: CatalogError.logUnread(path: copy.database + "-wal", reason: "Permission denied")) {
      try Workspace(copy, refusal: EACCES)
    }
  }
}
