/// The parts of a zip file, unpacked by a plain decoder (Deutsch 1996, RFC 1951) that shares nothing with what wrote it.
public struct ZipContents {
  public private(set) var parts: [String: [UInt8]] = [:]
  /// The names in the order of the directory.
  public private(set) var names: [String] = []

  public struct Damaged: Error {}

  public init(_ bytes: [UInt8]) throws {
    func number(_ at: Int, _ count: Int) -> Int { (0..<count).reduce(0) { $0 | Int(bytes[at + $1]) << (8 * $1) } }
    guard bytes.count >= 22,
      let end = stride(from: bytes.count - 22, through: 0, by: -1).first(where: { number($0, 4) == 0x0605_4B50 })
    else { throw Damaged() }
    var position = number(end + 16, 4)
    for _ in 0..<number(end + 10, 2) {
      guard number(position, 4) == 0x0201_4B50 else { throw Damaged() }
      let (method, packed, size) = (number(position + 10, 2), number(position + 20, 4), number(position + 24, 4))
      let nameLength = number(position + 28, 2)
      let name = String(decoding: bytes[(position + 46)..<(position + 46 + nameLength)], as: UTF8.self)
      let header = number(position + 42, 4)
      let start = header + 30 + number(header + 26, 2) + number(header + 28, 2)
      let data = Array(bytes[start..<(start + packed)])
      var decoder = Inflate(data)
      let contents = method == 0 ? data : try decoder.unpacked()
      guard contents.count == size else { throw Damaged() }
      parts[name] = contents
      names.append(name)
      position += 46 + nameLength + number(position + 30, 2) + number(position + 32, 2)
    }
  }

  public func text(_ name: String) throws -> String {
    guard let part = parts[name] else { throw Damaged() }
    return String(decoding: part, as: UTF8.self)
  }
}

/// Unpacks one deflate stream.
private struct Inflate {
  private let input: [UInt8]
  private var bit = 0
  private var output: [UInt8] = []

  init(_ input: [UInt8]) { self.input = input }

  /// A canonical Huffman code: how many codes of each length, and the symbols in their order.
  private struct Code {
    var counts = [Int](repeating: 0, count: 16)
    var symbols: [Int] = []

    init(_ lengths: some Sequence<Int>) {
      let lengths = Array(lengths)
      for length in 1...15 {
        for (symbol, own) in lengths.enumerated() where own == length {
          counts[length] += 1
          symbols.append(symbol)
        }
      }
    }
  }

  private mutating func bits(_ count: Int) throws -> Int {
    var value = 0
    for place in 0..<count {
      guard bit >> 3 < input.count else { throw ZipContents.Damaged() }
      value |= Int(input[bit >> 3] >> UInt8(bit & 7) & 1) << place
      bit += 1
    }
    return value
  }

  private mutating func symbol(_ code: Code) throws -> Int {
    var (value, first, index) = (0, 0, 0)
    for length in 1...15 {
      value |= try bits(1)
      let count = code.counts[length]
      if value - count < first { return code.symbols[index + value - first] }
      index += count
      first = (first + count) << 1
      value <<= 1
    }
    throw ZipContents.Damaged()
  }

  mutating func unpacked() throws -> [UInt8] {
    var isLast = false
    repeat {
      isLast = try bits(1) == 1
      switch try bits(2) {
      case 0:
        bit = (bit + 7) & ~7
        let count = try bits(16)
        _ = try bits(16)
        for _ in 0..<count { output.append(UInt8(try bits(8))) }
      case 1:
        let lengths = (0..<288).map { $0 < 144 ? 8 : $0 < 256 ? 9 : $0 < 280 ? 7 : 8 }
        try block(Code(lengths), Code((0..<30).map { _ in 5 }))
      case 2: try dynamicBlock()
      default: throw ZipContents.Damaged()
      }
    } while !isLast
    return output
  }

  private mutating func dynamicBlock() throws {
    let literals = try bits(5) + 257
    let distances = try bits(5) + 1
    let count = try bits(4) + 4
    var lengths = [Int](repeating: 0, count: 19)
    for place in [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15].prefix(count) {
      lengths[place] = try bits(3)
    }
    let code = Code(lengths)
    lengths = []
    while lengths.count < literals + distances {
      switch try symbol(code) {
      case let length where length < 16: lengths.append(length)
      case 16: lengths += Array(repeating: lengths.last ?? 0, count: try bits(2) + 3)
      case 17: lengths += Array(repeating: 0, count: try bits(3) + 3)
      default: lengths += Array(repeating: 0, count: try bits(7) + 11)
      }
    }
    try block(Code(lengths.prefix(literals)), Code(lengths.dropFirst(literals)))
  }

  private mutating func block(_ literals: Code, _ distances: Code) throws {
    while true {
      let symbol = try symbol(literals)
      if symbol == 256 { return }
      if symbol < 256 {
        output.append(UInt8(symbol))
        continue
      }
      let length = try length(symbol - 257)
      let distance = try distance(try self.symbol(distances))
      guard distance <= output.count else { throw ZipContents.Damaged() }
      for _ in 0..<length { output.append(output[output.count - distance]) }
    }
  }

  private mutating func length(_ code: Int) throws -> Int {
    if code == 28 { return 258 }
    if code < 8 { return code + 3 }
    let extra = code / 4 - 1
    return ((4 + code % 4) << extra) + 3 + (try bits(extra))
  }

  private mutating func distance(_ code: Int) throws -> Int {
    if code < 4 { return code + 1 }
    let extra = code / 2 - 1
    return ((2 + code % 2) << extra) + 1 + (try bits(extra))
  }
}
