import Digests
import Testing

@Suite struct XXHash64Tests {
  /// The examples that xxHash's own documentation and its ports publish, with seed 0.
  @Test(
    arguments: [
      ("", 0xEF46_DB37_51D8_E999), ("a", 0xD24E_C4F1_A98C_6E5B), ("abc", 0x44BC_2CF5_AD77_0999),
    ] as [(String, UInt64)])
  func publishedExamples(text: String, sum: UInt64) {
    #expect(XXHash64.sum(Array(text.utf8)) == sum)
  }

  /// The check sum at the end of a frame by zstd 1.5.4 (`zstd -c --check`) is the lower half of that of its content:
  /// lengths around the ends of every step.
  @Test(
    arguments: [
      (0, 0x51D8_E999), (1, 0xE858_BBB7), (3, 0x1509_CC08), (4, 0x5D86_E9DA), (7, 0xA8E8_A7BB), (8, 0x5912_68C9),
      (31, 0xA66F_113E), (32, 0x93E3_A596), (33, 0x07A9_337B), (63, 0x02A3_FA78), (64, 0x9AB2_8955), (100, 0x974C_DCD9),
      (1000, 0x18D1_3C00),
    ] as [(Int, UInt32)])
  func asZstandardComputesIt(length: Int, sum: UInt32) {
    let bytes = (0..<length).map { UInt8(($0 * 131 + 7) % 251) }
    #expect(UInt32(truncatingIfNeeded: XXHash64.sum(bytes)) == sum)
  }

  @Test func everyBitCounts() {
    let bytes = (0..<77).map { UInt8($0) }
    let sum = XXHash64.sum(bytes)
    for bit in 0..<(8 * bytes.count) {
      var turned = bytes
      turned[bit / 8] ^= 1 << UInt8(bit % 8)
      #expect(XXHash64.sum(turned) != sum)
    }
  }
}
