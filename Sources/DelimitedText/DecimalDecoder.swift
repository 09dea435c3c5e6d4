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

  /// Decodes one column of a batch; returns the rows that hold no number.
  func decode(
    _ base: UnsafePointer<UInt8>, starts: UnsafePointer<UInt32>, ends: UnsafePointer<UInt32>, count: Int,
    into column: inout DecimalColumn
  ) -> [Int] {
    var failures: [Int] = []
    var slowRows: [Int] = []
    if !column.wide.isEmpty { column.wide.removeAll(keepingCapacity: true) }
    let sign = decimalSign
    var sharedScales: UInt8 = 0
    var firstScale: UInt8 = 0
    column.mantissas.withUnsafeMutableBufferPointer { mantissas in
      column.scales.withUnsafeMutableBufferPointer { scales in
        for row in 0..<count {
          var cursor = Int(starts[row])
          let end = Int(ends[row])
          let isNegative = cursor < end && base[cursor] == UInt8(ascii: "-")
          if isNegative { cursor += 1 }
          let first = cursor
          var mantissa: UInt64 = 0
          var digit = cursor < end ? base[cursor] &- 48 : 255
          while digit <= 9 {
            mantissa = mantissa &* 10 &+ UInt64(digit)
            cursor += 1
            digit = cursor < end ? base[cursor] &- 48 : 255
          }
          var digits = cursor - first
          var scale = 0
          if cursor < end, base[cursor] == sign {
            cursor += 1
            let fraction = cursor
            digit = cursor < end ? base[cursor] &- 48 : 255
            while digit <= 9 {
              mantissa = mantissa &* 10 &+ UInt64(digit)
              cursor += 1
              digit = cursor < end ? base[cursor] &- 48 : 255
            }
            scale = cursor - fraction
            digits += scale
          }
          if cursor == end, digits > 0, digits <= 18 {
            let value = Int64(bitPattern: mantissa)
            mantissas[row] = isNegative ? -value : value
            scales[row] = UInt8(truncatingIfNeeded: scale)
          } else {
            scales[row] = DecimalColumn.missing
            if end > Int(starts[row]) { slowRows.append(row) }
          }
          if row == 0 { firstScale = scales[row] }
          sharedScales |= scales[row] ^ firstScale
        }
      }
    }
    for row in slowRows {
      let cell = UnsafeBufferPointer(start: base + Int(starts[row]), count: Int(ends[row]) - Int(starts[row]))
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
    let isUniform = sharedScales == 0 && slowRows.isEmpty && count > 0 && firstScale <= DecimalColumn.largestScale
    column.uniformScale = isUniform ? firstScale : nil
    return failures
  }
}
