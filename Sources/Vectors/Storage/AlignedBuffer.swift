/// Doubles in one block of memory that begins at a multiple of 64 bytes (a cache line, and the widest vector register).
///
/// A vector or matrix that is about to be changed copies the block first when another value shares it, so the block is
/// never written while two values see it; that makes it safe to send.
final class AlignedBuffer: @unchecked Sendable {
  let pointer: UnsafeMutableBufferPointer<Double>

  /// Uninitialised memory, which the caller fills before anybody reads it.
  init(uninitialized count: Int) {
    precondition(count >= 0, "a negative count of numbers")
    let bytes = max(count, 1) * MemoryLayout<Double>.stride
    let start = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 64)
    pointer = UnsafeMutableBufferPointer(
      start: start.bindMemory(to: Double.self, capacity: max(count, 1)), count: count)
  }

  convenience init(repeating value: Double, count: Int) {
    self.init(uninitialized: count)
    pointer.initialize(repeating: value)
  }

  convenience init(copying values: UnsafeBufferPointer<Double>) {
    self.init(uninitialized: values.count)
    _ = pointer.initialize(from: values)
  }

  deinit { UnsafeMutableRawPointer(pointer.baseAddress!).deallocate() }

  func copy() -> AlignedBuffer { AlignedBuffer(copying: UnsafeBufferPointer(pointer)) }
}
