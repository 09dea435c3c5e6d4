/// Compressed bytes block by block, from a file or from a stream.
final class CompressedInput {
  static let blockSize = 1 << 16

  private enum Origin {
    case file(CompressedFile)
    case stream((UnsafeMutableRawBufferPointer) throws -> Int)
  }

  private let origin: Origin
  private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: blockSize, alignment: 16)
  /// How many compressed bytes were read, or the place of the next ones in the file.
  private(set) var offset = 0
  private(set) var isAtEnd = false

  init(_ file: CompressedFile) { origin = .file(file) }

  init(_ reading: @escaping (UnsafeMutableRawBufferPointer) throws -> Int) { origin = .stream(reading) }

  deinit { buffer.deallocate() }

  /// The next bytes, valid until the next call; empty at the end.
  func next() throws -> UnsafeMutableRawBufferPointer {
    let count =
      switch origin {
      case .file(let file): try file.read(into: buffer, at: offset)
      case .stream(let reading): try reading(buffer)
      }
    offset += count
    isAtEnd = count == 0
    if isAtEnd, case .file(let file) = origin { try file.checkUnchanged() }
    return UnsafeMutableRawBufferPointer(rebasing: buffer[..<count])
  }

  /// Goes on at another place of a file; returns it, or `nil` where that cannot be done.
  func seek(to place: (_ current: Int, _ size: Int) -> Int) throws -> Int? {
    guard case .file(let file) = origin else { return nil }
    let target = place(offset, try file.size())
    guard target >= 0 else { return nil }
    offset = target
    isAtEnd = false
    return target
  }
}
