/// How bytes are compressed, as their beginning or a file's suffix says.
public enum Compression: String, Sendable, CaseIterable {
  case gz, bz2, xz, zst, zip

  /// How many bytes of a beginning `init(signature:)` looks at.
  public static let signatureSize = 10

  /// Recognises the beginning of compressed bytes; `nil` when it is none of these.
  public init?(signature bytes: some Collection<UInt8>) {
    let bytes = Array(bytes.prefix(Self.signatureSize))
    let found = Self.allCases.first { compression in
      compression.signatures.contains { bytes.starts(with: $0) }
    }
    if let found {
      self = found
    } else if bytes.count == 10, bytes.starts(with: Array("BZh".utf8)), (49...57).contains(bytes[3]),
      bytes[4...].elementsEqual([0x31, 0x41, 0x59, 0x26, 0x53, 0x59])
    {
      self = .bz2
    } else {
      return nil
    }
  }

  /// Whether these few bytes may be the beginning of such compressed bytes, cut off before it can be recognised.
  public func isCutOff(_ bytes: some Collection<UInt8>) -> Bool {
    guard bytes.count < Self.signatureSize else { return false }
    if self == .bz2 {
      let form: [ClosedRange<UInt8>] = [66...66, 90...90, 104...104, 49...57]
      return Swift.zip(bytes, form).allSatisfy { $1.contains($0) }
    }
    return signatures.contains { $0.starts(with: bytes) }
  }

  /// The compression that a file's name ends in, and the name without it: `a.csv.gz` is `a.csv` in gz.
  public static func suffix(of name: String) -> (compression: Compression, stem: String)? {
    for compression in allCases where name.lowercased().hasSuffix("." + compression.rawValue) {
      return (compression, String(name.dropLast(compression.rawValue.count + 1)))
    }
    return nil
  }

  private var signatures: [[UInt8]] {
    switch self {
    case .gz: [[0x1F, 0x8B]]
    case .bz2: []
    case .xz: [[0xFD, 0x37, 0x7A, 0x58, 0x5A, 0]]
    case .zst: [[0x28, 0xB5, 0x2F, 0xFD]]
    // The second is an archive without members.
    case .zip: [[0x50, 0x4B, 3, 4], [0x50, 0x4B, 5, 6]]
    }
  }
}
