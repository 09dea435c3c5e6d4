/// Bytes to be scanned, with room on both sides: kernels that work on 8 or 64 bytes at a time read beyond a cell.
final class BlockBuffer {
  static let padding = 128

  private(set) var bytes: UnsafeMutablePointer<UInt8>
  private(set) var capacity: Int

  init(capacity: Int) {
    bytes = Self.allocate(capacity)
    self.capacity = capacity
  }

  deinit { (bytes - Self.padding).deallocate() }

  /// Makes room for `capacity` bytes, keeping the first `count`.
  func grow(to capacity: Int, keeping count: Int) {
    guard capacity > self.capacity else { return }
    let larger = Self.allocate(capacity)
    larger.update(from: bytes, count: count)
    (bytes - Self.padding).deallocate()
    bytes = larger
    self.capacity = capacity
  }

  private static func allocate(_ capacity: Int) -> UnsafeMutablePointer<UInt8> {
    let start = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity + 2 * padding)
    start.initialize(repeating: 0, count: padding)
    (start + padding + capacity).initialize(repeating: 0, count: padding)
    return start + padding
  }
}
