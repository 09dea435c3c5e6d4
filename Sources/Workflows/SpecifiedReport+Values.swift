import Decimals
import Documents
import Foundation
import Renderers
import Specifications

extension SpecifiedReport {
  /// A single number for texts, as it is printed; `nil` where there is none.
  func value(_ part: Specification.Part) throws -> String? {
    guard let data = dataPart(part) else { return nil }
    do {
      let collector = BlockCollector()
      var output = OutputOptions()
      output.collector = collector
      var request = TableRequest()
      request.selection = try selection(data, part.options)
      _ = try Comity.table(request, output: output)
      guard case .table(let table)? = collector.blocks.first, let cell = table.rows.first?.cells.last else {
        return nil
      }
      return Self.text(cell, part.options, format: table.columns.last?.format ?? .significant(digits: 4))
    } catch is SharedReading.Gathered {
      return nil
    } catch let open as SparkRounds.Gathered {
      throw open
    } catch  where Self.hasNothingThere(error) {
      return NumberText.notAvailable
    } catch {
      throw fault(error, in: part)
    }
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
