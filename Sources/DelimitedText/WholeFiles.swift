import Dispatch
import Synchronization

/// Files that are each scanned by one worker from beginning to end, several at the same time: small files, compressed
/// files, pipes.
final class WholeFiles: Sendable {
  private let files: Files
  private let order: [Int]
  private let blockSize: Int
  private let state = Mutex(State())

  private struct State {
    var next = 0
    var scanned: [Int: ScannedFile] = [:]
    var failures: [Int: any Error] = [:]
  }

  /// Sources and workers are each used by one thread at a time.
  private struct Files: @unchecked Sendable {
    let all: [(source: DelimitedSource, layout: ScanLayout)]
  }

  private struct Workers: @unchecked Sendable {
    let all: [ScanWorker]
  }

  init(_ files: [(source: DelimitedSource, layout: ScanLayout)], skipping skipped: Set<Int>, blockSize: Int) {
    self.files = Files(all: files)
    self.blockSize = blockSize
    order = files.indices.filter { !skipped.contains($0) }
  }

  /// Scans them all; throws what the first file met that cannot be read.
  func scan(_ workers: [ScanWorker]) throws -> [Int: ScannedFile] {
    let workers = Workers(all: Array(workers.prefix(max(1, order.count))))
    if workers.all.count == 1 {
      work(workers.all[0])
    } else {
      DispatchQueue.concurrentPerform(iterations: workers.all.count) { self.work(workers.all[$0]) }
    }
    return try state.withLock { state in
      // Files are begun in order, so whatever schedule the threads had, the first bad file was among them.
      if let first = state.failures.keys.min(), let failure = state.failures[first] { throw failure }
      return state.scanned
    }
  }

  private func work(_ worker: ScanWorker) {
    while true {
      let index = state.withLock { state -> Int? in
        guard state.next < order.count, state.failures.isEmpty else { return nil }
        state.next += 1
        return order[state.next - 1]
      }
      guard let index else { return }
      let (source, layout) = files.all[index]
      do {
        let scanned = try ScannedFile(whole: source, layout, worker, blockSize: blockSize)
        state.withLock { $0.scanned[index] = scanned }
      } catch {
        state.withLock { $0.failures[index] = error }
      }
    }
  }
}
