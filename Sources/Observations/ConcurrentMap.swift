import Dispatch

/// The results of independent pieces of work, done on several threads, in the order of their numbers.
///
/// Each piece may read what the others read and write only what is its own.
func concurrentMap<Result>(_ count: Int, _ body: @escaping (Int) -> Result) -> [Result] {
  guard count > 1 else { return (0..<count).map(body) }
  let results = UnsafeMutablePointer<Result>.allocate(capacity: count)
  defer { results.deallocate() }
  let work = Work { index in (results + index).initialize(to: body(index)) }
  DispatchQueue.concurrentPerform(iterations: count) { work.perform($0) }
  return (0..<count).map { (results + $0).move() }
}

private struct Work: @unchecked Sendable {
  let perform: (Int) -> Void
}
