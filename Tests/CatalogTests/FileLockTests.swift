import Foundation
import TestSupport
import Testing

@testable import Catalog

@Suite struct FileLockTests {
  @Test func oneHoldsItAtATime() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/lock"
    var held: FileLock? = try FileLock(path, waiting: 1)
    #expect(FileLock(ifFree: path) == nil)
    #expect(throws: CatalogError.databaseBusy(path: path)) { try FileLock(path, waiting: 0) }
    withExtendedLifetime(held) {}
    held = nil
    #expect(FileLock(ifFree: path) != nil)
    #expect(FileLock(ifFree: folder.path + "/none") == nil)
    // A file that is there already is not one that was made.
    #expect(FileLock(ifFree: path, making: true) == nil)
  }

  /// Whoever does not get a lock closes the file once: a second time would close a file of somebody else.
  @Test func aLockThatIsNotGotClosesNothingElse() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/lock"
    let held = try FileLock(path, waiting: 1)
    DispatchQueue.concurrentPerform(iterations: 4) { number in
      for round in 0..<200 {
        if number == 0 {
          _ = FileLock(ifFree: path)
        } else {
          let name = folder.path + "/\(number)-\(round)"
          #expect(throws: Never.self) {
            let descriptor = try SystemCalls.open(name, O_RDWR | O_CREAT, action: "opening it")
            usleep(50)
            #expect(close(descriptor) == 0)
          }
        }
      }
    }
    withExtendedLifetime(held) {}
  }
}
