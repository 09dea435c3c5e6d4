/// A dense vector of doubles with value semantics, in memory aligned to 64 bytes.
///
/// NaN marks a missing number for the kernels that say so (`PresentSum` and its like); linear algebra refuses it.
/// Copying a vector costs O(1); the first change of a shared one O(n).
public struct Vector: Sendable, RandomAccessCollection, MutableCollection, ExpressibleByArrayLiteral {
  private var buffer: AlignedBuffer

  public init(repeating value: Double, count: Int) { buffer = AlignedBuffer(repeating: value, count: count) }

  public init(_ values: some Sequence<Double>) {
    let copied = values.withContiguousStorageIfAvailable { AlignedBuffer(copying: $0) }
    buffer = copied ?? Array(values).withUnsafeBufferPointer { AlignedBuffer(copying: $0) }
  }

  public init(arrayLiteral elements: Double...) { self.init(elements) }

  init(adopting buffer: AlignedBuffer) { self.buffer = buffer }

  public static func zeros(_ count: Int) -> Vector { Vector(repeating: 0, count: count) }

  public var startIndex: Int { 0 }
  public var endIndex: Int { buffer.pointer.count }
  public var count: Int { buffer.pointer.count }

  /// Traps when the position is outside the vector.
  public subscript(position: Int) -> Double {
    get {
      precondition(position >= 0 && position < count, "position outside the vector")
      return buffer.pointer[position]
    }
    set {
      precondition(position >= 0 && position < count, "position outside the vector")
      makeUnique()
      buffer.pointer[position] = newValue
    }
  }

  public func withContiguousStorageIfAvailable<Result>(
    _ body: (UnsafeBufferPointer<Double>) throws -> Result
  ) rethrows -> Result? {
    try body(UnsafeBufferPointer(buffer.pointer))
  }

  func withStart<Result>(_ body: (UnsafePointer<Double>) -> Result) -> Result {
    withExtendedLifetime(buffer) { body(UnsafePointer($0.pointer.baseAddress!)) }
  }

  mutating func withMutableStart<Result>(_ body: (UnsafeMutablePointer<Double>) -> Result) -> Result {
    makeUnique()
    return withExtendedLifetime(buffer) { body($0.pointer.baseAddress!) }
  }

  private mutating func makeUnique() {
    if !isKnownUniquelyReferenced(&buffer) { buffer = buffer.copy() }
  }
}

extension Vector: Equatable, Hashable {
  /// Element by element as doubles compare: a vector with a NaN equals nothing.
  public static func == (left: Vector, right: Vector) -> Bool { left.elementsEqual(right) }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(count)
    for value in self { hasher.combine(value) }
  }
}

extension Vector: Codable {
  public init(from decoder: any Decoder) throws { self.init(try [Double](from: decoder)) }
  public func encode(to encoder: any Encoder) throws { try Array(self).encode(to: encoder) }
}

extension Vector: CustomStringConvertible {
  public var description: String { Array(self).description }
}
