#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The log beside a SQLite database, which holds what was committed and is not in the database yet.
///
/// A log that a killed program left is read when the database is opened next. SQLite ends that reading without a word at
/// the first frame whose check sum is another, and at once where the header's is: what was committed behind it would be
/// lost in silence. Hence this reading before SQLite's own. Source: SQLite's "Database File Format", section 4, the
/// write-ahead log, and "WAL-mode File Format", the index.
struct WriteAheadLog {
  let path: String

  private let index: String

  init(of database: String) {
    path = database + "-wal"
    index = database + "-shm"
  }

  /// How many bytes it has; 0 where there is none.
  var size: Int { SystemCalls.size(path) ?? 0 }

  /// What is wrong with it; `nil` for nothing that was ever reported as done can be missing. O(bytes).
  ///
  /// No fault are a frame that is cut short at the end and frames without a commit, which a program leaves that is killed in
  /// a transaction, nor old frames of a time before the log was begun anew, which have other salts.
  ///
  /// - Parameter usesIndex: Whether to read the index, too. Never where this program has the database open: closing the
  ///   file would give SQLite's locks on it back.
  func fault(usesIndex: Bool) throws -> String? {
    guard size > 0 else { return nil }
    // The index only grows while the log is the same one, so it is read first.
    let promised = usesIndex ? try Index(index) : nil
    let descriptor: Int32
    do {
      descriptor = try SystemCalls.open(path, O_RDONLY, action: "opening it")
    } catch {
      // Who closes the database last takes the log away.
      if SystemCalls.exists(path) { throw error }
      return nil
    }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: Header.size)
    guard try read(descriptor, &bytes, at: 0) else { return nil }
    guard let header = Header(bytes) else {
      let hasFrame = size >= Header.size + Frame.headerSize + Header.smallestPage
      return hasFrame ? "its header does not fit its check sum" : nil
    }
    return try fault(descriptor, header, promised.flatMap { $0.salts == header.salts ? $0.frames : nil })
  }

  private func fault(_ descriptor: Int32, _ header: Header, _ promised: Int?) throws -> String? {
    var bytes = [UInt8](repeating: 0, count: Frame.headerSize + header.pageSize)
    var sums = header.sums
    var number = 0
    var committed = 0
    var last: Frame?
    while try read(descriptor, &bytes, at: Header.size + number * bytes.count) {
      number += 1
      let frame = Frame(bytes, after: sums, header)
      guard frame.fits else {
        last = frame
        break
      }
      guard frame.isOwn else { return "frame \(number) fits its check sum and not its log" }
      sums = frame.sums
      if frame.isCommit { committed = number }
    }
    if let promised, promised > committed {
      return "it has \(committed) of the \(promised) frames that were committed"
    }
    guard let last else { return nil }
    let broken = number
    while try read(descriptor, &bytes, at: Header.size + number * bytes.count) {
      number += 1
      if Frame(bytes, after: sums, header).isOwn {
        return "frame \(broken) does not fit its check sum, and frame \(number) follows"
      }
    }
    // A program that is killed between the two parts of a frame leaves the second part of an old one behind the first.
    if !last.isOwn || (number > broken && promised == committed) { return nil }
    return
      "its last transaction cannot be read, since frame \(broken) does not fit its check sum; it was damaged, or the "
      + "power failed before the transaction was reported as done, which nobody can tell apart"
  }

  /// Fills the bytes; `false` where the file ends before.
  private func read(_ descriptor: Int32, _ bytes: inout [UInt8], at offset: Int) throws -> Bool {
    try bytes.withUnsafeMutableBytes {
      try SystemCalls.read(descriptor, into: $0, at: offset, path: path) == $0.count
    }
  }
}

extension WriteAheadLog {
  /// The running check sum: two words that each pair of words changes.
  struct Sums: Equatable {
    var first: UInt32 = 0
    var second: UInt32 = 0

    func adding(_ bytes: some RandomAccessCollection<UInt8>, isBigEndian: Bool) -> Sums {
      var sums = self
      let done: Void? = bytes.withContiguousStorageIfAvailable { buffer in
        let words = UnsafeRawBufferPointer(buffer)
        for offset in stride(from: 0, to: words.count - 7, by: 8) {
          sums.first &+= Self.word(words, offset, isBigEndian) &+ sums.second
          sums.second &+= Self.word(words, offset + 4, isBigEndian) &+ sums.first
        }
      }
      precondition(done != nil, "bytes of an array")
      return sums
    }

    private static func word(_ bytes: UnsafeRawBufferPointer, _ offset: Int, _ isBigEndian: Bool) -> UInt32 {
      let word = bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)
      return isBigEndian ? UInt32(bigEndian: word) : UInt32(littleEndian: word)
    }
  }

  private struct Header {
    static let size = 32
    static let smallestPage = 512

    let isBigEndian: Bool
    let pageSize: Int
    let salts: ArraySlice<UInt8>
    let sums: Sums

    /// `nil` where SQLite would take the log for none.
    init?(_ bytes: [UInt8]) {
      let magic = bytes.word(at: 0)
      guard magic & ~1 == 0x377F_0682 else { return nil }
      isBigEndian = magic & 1 == 1
      pageSize = Int(bytes.word(at: 8))
      salts = bytes[16..<24]
      sums = Sums().adding(bytes[..<24], isBigEndian: isBigEndian)
      guard sums == bytes.sums(at: 24), pageSize.nonzeroBitCount == 1,
        (Self.smallestPage...65_536).contains(pageSize)
      else { return nil }
    }
  }

  private struct Frame {
    static let headerSize = 24

    /// Whether it has the salts of its log.
    let isOwn: Bool
    let isCommit: Bool
    let sums: Sums
    /// Whether its check sum continues that of the frames before; the salts have no part in it.
    let fits: Bool

    init(_ bytes: [UInt8], after before: Sums, _ header: Header) {
      isOwn = bytes[8..<16] == header.salts
      isCommit = bytes.word(at: 4) != 0
      sums = before.adding(bytes[..<8], isBigEndian: header.isBigEndian)
        .adding(bytes[Self.headerSize...], isBigEndian: header.isBigEndian)
      fits = sums == bytes.sums(at: 16)
    }
  }

  /// The head of the index, which SQLite writes after a commit is on the disk. It is never put on the disk itself: after a
  /// power cut it may be of an earlier time, and tells of no frame that is not there.
  private struct Index {
    let frames: Int
    let salts: ArraySlice<UInt8>

    /// `nil` where there is none that is whole.
    init?(_ path: String) throws {
      let size = 48
      guard let descriptor = try? SystemCalls.open(path, O_RDONLY, action: "opening it") else { return nil }
      defer { close(descriptor) }
      var bytes = [UInt8](repeating: 0, count: 2 * size)
      let count = try bytes.withUnsafeMutableBytes { try SystemCalls.read(descriptor, into: $0, at: 0, path: path) }
      // It is kept twice, in the order of bytes of this machine.
      let isBigEndian = UInt32(bigEndian: 1) == 1
      let sums = Sums().adding(bytes[..<40], isBigEndian: isBigEndian)
      func own(_ offset: Int) -> UInt32 { isBigEndian ? bytes.word(at: offset) : bytes.word(at: offset).byteSwapped }
      guard count == bytes.count, bytes[..<size].elementsEqual(bytes[size...]), own(0) == 3_007_000,
        sums == Sums(first: own(40), second: own(44))
      else { return nil }
      frames = Int(own(16))
      salts = bytes[32..<40]
    }
  }
}

extension [UInt8] {
  /// Four bytes, the highest first.
  fileprivate func word(at offset: Int) -> UInt32 { self[offset..<(offset + 4)].reduce(0) { $0 << 8 | UInt32($1) } }

  fileprivate func sums(at offset: Int) -> WriteAheadLog.Sums {
    WriteAheadLog.Sums(first: word(at: offset), second: word(at: offset + 4))
  }
}
