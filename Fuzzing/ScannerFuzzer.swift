#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Gives made-up bytes to the scanner and to its plain twin; any difference traps. What is compared stands in
/// `Tests/DelimitedTextTests/ScannerTwins.swift`, which the tests share.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ data: UnsafePointer<UInt8>, _ size: Int) -> CInt {
  let input = Array(UnsafeBufferPointer(start: data, count: size))
  do {
    if let difference = try ScannerTwins(input)?.difference(path: scratchPath) { fatalError(difference) }
  } catch {
    fatalError("\(error)")
  }
  return 0
}

private let scratchPath = (getenv("COMITY_FUZZ_FOLDER").map { String(cString: $0) } ?? "/tmp") + "/input.\(getpid())"
