/// Reads made-up cells as numbers in every way there is; any difference traps. What is compared stands in
/// `Tests/DelimitedTextTests/NumberTwins.swift`, which the tests share.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ data: UnsafePointer<UInt8>, _ size: Int) -> CInt {
  let input = Array(UnsafeBufferPointer(start: data, count: size))
  if let difference = NumberTwins(input)?.difference() { fatalError(difference) }
  return 0
}
