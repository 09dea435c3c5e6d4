#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The system's calls on files, with its errors as ours.
enum SystemCalls {
  static func failure(_ path: String, _ action: String, code: Int32 = errno) -> CatalogError {
    if code == ENOSPC || code == EDQUOT { return .diskFull(path: path, action: action) }
    return .system(path: path, action: action, code: code, reason: String(cString: strerror(code)))
  }

  /// Returns the descriptor.
  static func open(_ path: String, _ flags: Int32, action: String) throws(CatalogError) -> Int32 {
    while true {
      #if canImport(Glibc)
        let descriptor = Glibc.open(path, flags | O_CLOEXEC, 0o666)
      #else
        let descriptor = Darwin.open(path, flags | O_CLOEXEC, 0o666)
      #endif
      if descriptor >= 0 { return descriptor }
      if errno != EINTR { throw failure(path, action) }
    }
  }

  /// Writes all bytes.
  static func write(
    _ bytes: UnsafeRawBufferPointer, to descriptor: Int32, path: String
  ) throws(CatalogError) {
    var sent = 0
    while sent < bytes.count {
      #if canImport(Glibc)
        let count = Glibc.write(descriptor, bytes.baseAddress! + sent, bytes.count - sent)
      #else
        let count = Darwin.write(descriptor, bytes.baseAddress! + sent, bytes.count - sent)
      #endif
      if count >= 0 {
        sent += count
      } else if errno != EINTR {
        throw failure(path, "writing")
      }
    }
  }

  /// Reads until the buffer is full or the file at its end; returns how many bytes.
  static func read(
    _ descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer, at offset: Int? = nil, path: String
  ) throws(CatalogError) -> Int {
    var total = 0
    while total < buffer.count {
      let target = buffer.baseAddress! + total
      #if canImport(Glibc)
        let got =
          offset.map { pread(descriptor, target, buffer.count - total, off_t($0 + total)) }
          ?? Glibc.read(descriptor, target, buffer.count - total)
      #else
        let got =
          offset.map { pread(descriptor, target, buffer.count - total, off_t($0 + total)) }
          ?? Darwin.read(descriptor, target, buffer.count - total)
      #endif
      if got < 0 {
        if errno == EINTR { continue }
        throw failure(path, "reading it")
      }
      if got == 0 { break }
      total += got
    }
    return total
  }

  /// Puts what was written to a file, or the names in a folder, on the disk itself.
  static func synchronise(_ descriptor: Int32, path: String) throws(CatalogError) {
    #if canImport(Darwin)
      // fsync leaves the bytes in the disk's own memory there.
      if fcntl(descriptor, F_FULLFSYNC) == 0 { return }
    #endif
    guard fsync(descriptor) == 0 else { throw failure(path, "writing") }
  }

  static func synchronise(folder: String) throws(CatalogError) {
    let descriptor = try open(folder, O_RDONLY | O_DIRECTORY, action: "opening it")
    defer { close(descriptor) }
    try synchronise(descriptor, path: folder)
  }

  /// Makes a folder and those above it where they are missing.
  static func makeFolder(_ path: String) throws(CatalogError) {
    if mkdir(path, 0o777) == 0 { return }
    switch errno {
    case EEXIST: return
    case ENOENT:
      guard let slash = path.dropLast(path.hasSuffix("/") ? 1 : 0).lastIndex(of: "/"), slash > path.startIndex else {
        throw failure(path, "making it")
      }
      try makeFolder(String(path[..<slash]))
      guard mkdir(path, 0o777) == 0 || errno == EEXIST else { throw failure(path, "making the folder") }
    default: throw failure(path, "making the folder")
    }
  }

  static func rename(_ from: String, to target: String) throws(CatalogError) {
    #if canImport(Glibc)
      let code = Glibc.rename(from, target)
    #else
      let code = Darwin.rename(from, target)
    #endif
    guard code == 0 else { throw failure(target, "writing") }
  }

  /// Whether something is there.
  static func exists(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0
  }

  /// Why nothing may be written in a folder: a disk for reading only, no permission; `nil` where it may.
  static func refusal(_ folder: String) -> Int32? {
    guard access(folder, W_OK) != 0, [EROFS, EACCES, EPERM].contains(errno) else { return nil }
    return errno
  }

  /// What changes when a file is written to: which one it is, its size, its time; nothing for what is no file.
  static func state(_ path: String) -> [Int] {
    var status = stat()
    return stat(path, &status) == 0 ? state(status) : []
  }

  /// The same of an open file.
  static func state(_ descriptor: Int32) -> [Int] {
    var status = stat()
    return fstat(descriptor, &status) == 0 ? state(status) : []
  }

  private static func state(_ status: stat) -> [Int] {
    guard status.st_mode & S_IFMT == S_IFREG else { return [] }
    #if canImport(Glibc)
      let time = status.st_mtim
    #else
      let time = status.st_mtimespec
    #endif
    return [Int(status.st_dev), Int(status.st_ino), Int(status.st_size), Int(time.tv_sec), Int(time.tv_nsec)]
  }

  /// How many bytes a file has; `nil` where there is none.
  static func size(_ path: String) -> Int? {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : nil
  }

  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// The names in a folder, sorted; none where it cannot be read.
  static func names(in folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }
}
