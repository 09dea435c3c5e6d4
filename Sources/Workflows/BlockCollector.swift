import Documents
import Synchronization

/// Takes the tables and documents of commands as parts of a larger document.
final class BlockCollector: Sendable {
  private let contents = Mutex<(blocks: [Block], sources: [Source])>(([], []))

  func append(_ blocks: [Block], sources: [Source]) {
    contents.withLock {
      $0.blocks += blocks
      $0.sources += sources
    }
  }

  var blocks: [Block] { contents.withLock { $0.blocks } }
  var sources: [Source] { contents.withLock { $0.sources } }
}
