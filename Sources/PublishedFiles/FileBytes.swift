#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

enum FileBytes {
  static func all(of path: String) throws(PublishedFileError) -> [UInt8] {
    guard let file = fopen(path, "rb") else { throw .notFound(file: path) }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&piece, 1, piece.count, file)
      if count == 0 { break }
      bytes += piece[..<count]
    }
    guard ferror(file) == 0 else { throw .unreadable(file: path, reason: String(cString: strerror(errno))) }
    return bytes
  }
}
