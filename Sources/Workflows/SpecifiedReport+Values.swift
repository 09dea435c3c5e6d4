import Decimals
import Documents
import Foundation
import Renderers
import Specifications

extension SpecifiedReport {
  /// The single numbers for texts, as they are printed.
  func values() throws -> [String: String] {
    var values: [String: String] = [:]
    for part in specification.values {
      guard let data = dataPart(part) else { continue }
      do {
        let collector = BlockCollector()
        var output = OutputOptions()
        output.collector = collector
        var request = TableRequest()
        request.selection = try selection(data, part.options)
        _ = try Comity.table(request, output: output)
        guard case .table(let table)? = collector.blocks.first, let cell = table.rows.first?.cells.last else {
          continue
        }
        values[part.name] =
          Self.text(cell, part.options, format: table.columns.last?.format ?? .significant(digits: 4))
      } catch is SharedReading.Gathered {
        continue
      } catch  where Self.hasNothingThere(error) {
        values[part.name] = NumberText.notAvailable
      } catch {
        throw SpecificationError(file: file, faults: [SpecificationFault(line: part.line, "\(part.name): \(error)")])
      }
    }
    return values
  }

  private static func text(_ cell: Cell, _ options: Specification.Options, format: CellFormat) -> String {
    let powers = ["thousand": 3, "million": 6, "billion": 9, "percent": -2]
    let power = options.text("scale").flatMap { powers[$0] } ?? 0
    let ending = options.text("scale").map { $0 == "percent" ? " %" : " " + $0 } ?? ""
    let format = options.integer("places").map { CellFormat.fixed(places: $0) } ?? format
    var scaled = cell
    // Decimals stay exact: only their point moves.
    if case .decimal(let value) = cell, value.mantissa.magnitude < 1 << 100 {
      scaled = .decimal(ExactDecimal(mantissa: value.mantissa, scale: value.scale + power))
    }
    if case .number(let value) = cell { scaled = .number(power < 0 ? value * 100 : value / pow(10, Double(power))) }
    return NumberText.text(scaled, format: format) + ending
  }
}
