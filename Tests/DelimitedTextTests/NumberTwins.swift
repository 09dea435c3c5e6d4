import Columns
import Decimals

@testable import DelimitedText

/// One cell read as a number by everything that reads numbers, written, and read again. The first byte of an input
/// chooses the decimal sign (bit 0) and the grouping sign (bits 1 and 2).
struct NumberTwins {
  private let cell: [UInt8]
  private let decimalSign: UInt8
  private let groupingSign: UInt8?

  init?(_ input: [UInt8]) {
    guard let choices = input.first else { return nil }
    cell = Array(input.dropFirst())
    let decimalSign = choices & 1 == 1 ? UInt8(ascii: ",") : UInt8(ascii: ".")
    let grouping: UInt8? = [nil, 0x2E, 0x2C, 0x27][Int(choices >> 1 & 3)]
    self.decimalSign = decimalSign
    groupingSign = grouping == decimalSign ? nil : grouping
  }

  /// What two readers disagree about; `nil` when all agree.
  func difference() -> String? {
    let careful = read(cell)
    if let fast = fast() {
      guard let careful, ScanOutcome.text(of: fast) == ScanOutcome.text(of: careful) else {
        return "the fast reader has \(fast), the careful one \(String(describing: careful))"
      }
    }
    if case .wide(let wide)? = careful, wide.mantissa == 0 || abs(wide.exponent) > 20_000 {
      return "\(wide) is no number"
    }
    if let difference = differenceFromExactDecimal(careful) { return difference }
    return careful.flatMap(differenceAfterWriting)
  }

  private func read(_ bytes: [UInt8]) -> DecimalText? {
    bytes.withUnsafeBufferPointer { DecimalText.read($0, decimalSign: decimalSign, groupingSign: groupingSign) }
  }

  /// Eight bytes at a time; other bytes stand before the cell, as in a file.
  private func fast() -> DecimalText? {
    let text = Array(repeating: UInt8(ascii: "9"), count: 16) + cell
    return text.withUnsafeBufferPointer { text in
      DigitKernel(decimalSign: decimalSign).read(text.baseAddress!, 16, text.count)
        .map { .narrow(mantissa: $0.mantissa, scale: $0.scale) }
    }
  }

  /// `ExactDecimal` has a reader of its own: plain digits, a point, an exponent.
  private func differenceFromExactDecimal(_ careful: DecimalText?) -> String? {
    var plain = cell
    if decimalSign == UInt8(ascii: ",") {
      guard !plain.contains(UInt8(ascii: ".")) else { return nil }
      plain = plain.map { $0 == UInt8(ascii: ",") ? UInt8(ascii: ".") : $0 }
    }
    // It also takes those numbers of 39 digits that fit 128 bits; a file's numbers have at most 38.
    guard let exact = ExactDecimal(String(decoding: plain, as: UTF8.self)),
      exact.mantissa.magnitude < UInt128(PowersOfTen.wide(38))
    else { return nil }
    let found = careful.flatMap(self.exact)
    return found == exact ? nil : "\(String(describing: found)) instead of \(exact)"
  }

  private func exact(_ number: DecimalText) -> ExactDecimal? {
    switch number {
    case .narrow(let mantissa, let scale): ExactDecimal(mantissa: Int128(mantissa), scale: Int(scale))
    case .wide(let wide): wide.exactValue
    }
  }

  private func differenceAfterWriting(_ number: DecimalText) -> String? {
    guard let value = exact(number) else { return nil }
    var writing = DelimitedWriter.Dialect.csv
    writing.usesDecimalComma = decimalSign == UInt8(ascii: ",")
    var writer = DelimitedWriter(dialect: writing)
    writer.append([.number(value.description), .text(String(decoding: cell, as: UTF8.self))])
    var reader = PlainReader(bytes: writer.bytes, dialect: Dialect())
    guard let fields = reader.next()?.fields, fields.count == 2, reader.isAtEnd else { return "not one record" }
    guard let again = read(fields[0]) else { return "\(value) was written and is no number" }
    return exact(again) == value ? nil : "\(again) instead of \(number)"
  }
}
