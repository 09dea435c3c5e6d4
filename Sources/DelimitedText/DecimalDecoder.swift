import Columns
import Decimals

/// Turns cells into mantissas and scales.
///
/// Plain digits with a point take the short way; everything else (signs of grouping, exponents, missing markers,
/// decimal commas, very long numbers) the careful one. `DecimalText` is what both agree with.
struct DecimalDecoder {
  private let decimalSign: UInt8
  private let groupingSign: UInt8?
  private let missingMarkers: Set<[UInt8]>

  init(_ dialect: Dialect) {
    decimalSign = dialect.decimalSign
    groupingSign = dialect.groupingSign
    var markers = Set(dialect.missingMarkers.map { Array($0.utf8) })
    // The same marks as Latin-1 files spell them.
    for marker in dialect.missingMarkers where marker.unicodeScalars.allSatisfy({ $0.value < 256 }) {
      markers.insert(marker.unicodeScalars.map { UInt8($0.value) })
    }
    missingMarkers = markers
  }

  /// Decodes one column of a batch, blanks around the cells left out; returns the rows that hold no number.
  ///
  /// Sixteen bytes before every cell's end must be readable.
  func decode(
    _ base: UnsafePointer<UInt8>, starts: UnsafePointer<UInt32>, ends: UnsafePointer<UInt32>, count: Int,
    into column: inout DecimalColumn
  ) -> [Int] {
    var failures: [Int] = []
    if !column.wide.isEmpty { column.wide.removeAll(keepingCapacity: true) }
    var carefulRows: [Int] = []
    let kernel = DigitKernel(decimalSign: decimalSign)
    var differingScales: UInt8 = 0
    var firstScale: UInt8 = 0
    column.mantissas.withUnsafeMutableBufferPointer { mantissas in
      column.scales.withUnsafeMutableBufferPointer { scales in
        for row in 0..<count {
          let start = Int(starts[row])
          let end = Int(ends[row])
          if let number = kernel.read(base, start, end) {
            mantissas[row] = number.mantissa
            scales[row] = number.scale
          } else {
            scales[row] = DecimalColumn.missing
            if end > start { carefulRows.append(row) }
          }
          if row == 0 { firstScale = scales[row] }
          differingScales |= scales[row] ^ firstScale
        }
      }
    }
    for row in carefulRows {
      let cell = Self.trimmed(
        UnsafeBufferPointer(start: base + Int(starts[row]), count: Int(ends[row]) - Int(starts[row])))
      guard let first = cell.baseAddress, !cell.isEmpty else { continue }
      let start = first - base
      if let number = kernel.read(base, start, start + cell.count) {
        column.mantissas[row] = number.mantissa
        column.scales[row] = number.scale
        continue
      }
      switch DecimalText.read(cell, decimalSign: decimalSign, groupingSign: groupingSign) {
      case .narrow(let mantissa, let scale):
        column.mantissas[row] = mantissa
        column.scales[row] = scale
      case .wide(let number):
        column.wide[row] = number
        column.scales[row] = DecimalColumn.isWide
      case nil:
        if !missingMarkers.contains(Array(cell)) { failures.append(row) }
      }
    }
    if !carefulRows.isEmpty {
      firstScale = column.scales[0]
      differingScales = column.scales[..<count].reduce(0) { $0 | ($1 ^ firstScale) }
    }
    let isUniform = differingScales == 0 && count > 0 && firstScale <= DecimalColumn.largestScale
    column.uniformScale = isUniform ? firstScale : nil
    return failures
  }

  static func trimmed(_ cell: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    let blank = UInt8(ascii: " ")
    var (first, end) = (0, cell.count)
    while first < end, cell[first] == blank { first += 1 }
    while end > first, cell[end - 1] == blank { end -= 1 }
    return UnsafeBufferPointer(rebasing: cell[first..<end])
  }
}
