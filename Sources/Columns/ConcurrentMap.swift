import Dispatch
import Synchronization

/// The results of independent pieces of work, done on several threads, in the order of their numbers.
///
/// Each piece may read what the others read and write only what is its own. At most `threads` work at a time, or one
/// a core; how many there are never changes the results.
public func concurrentMap<Result>(_ count: Int, threads: Int? = nil, _ body: @escaping (Int) -> Result) -> [Result] {
  let workers = min(count, threads ?? count)
  guard count > 1, workers > 1 else { return (0..<count).map(body) }
  let results = UnsafeMutablePointer<Result>.allocate(capacity: count)
  defer { results.deallocate() }
  let work = Work { index in (results + index).initialize(to: body(index)) }
  if workers == count {
    DispatchQueue.concurrentPerform(iterations: count) { work.perform($0) }
  } else {
    let next = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: workers) { _ in
      while true {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        if index >= count { break }
        work.perform(index)
      }
    }
  }
  return (0..<count).map { (results + $0).move() }
}

private struct Work: @unchecked Sendable {
  let perform: (Int) -> Void
}
