/// Memory that grows and is kept, owned by one value. Its contents do not survive growth.
struct ScratchBuffer<Element: BitwiseCopyable>: ~Copyable {
  private(set) var start: UnsafeMutablePointer<Element>
  private var capacity: Int

  init(_ count: Int = 0) {
    capacity = count
    start = .allocate(capacity: max(count, 1))
  }

  mutating func reserve(_ count: Int) {
    guard count > capacity else { return }
    start.deallocate()
    capacity = max(count, 2 * capacity)
    start = .allocate(capacity: capacity)
  }

  deinit { start.deallocate() }
}
