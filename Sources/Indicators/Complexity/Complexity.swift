public import Vectors

/// What the products an economy exports tell of its abilities, and what their exporters tell of products.
///
/// All start from a matrix of zeros and ones, economies × products.
public enum Complexity {
  /// M_ik = 1 where the comparative advantage reaches a cutoff, else 0; a NaN gives 0. O(economies · products).
  ///
  /// Source: C. A. Hidalgo and R. Hausmann (2009), Proceedings of the National Academy of Sciences 106, 10570–10575.
  /// - Parameters:
  ///   - advantage: Balassa's index, economies × products.
  ///   - cutoff: The smallest index that counts as presence.
  public static func presence(advantage: Matrix, cutoff: Double = 1) -> Matrix {
    let columns = (0..<advantage.columnCount).map { product in
      Vector(advantage.column(product).map { $0 >= cutoff ? 1 : 0 })
    }
    return columns.isEmpty ? Matrix(rows: advantage.rowCount, columns: 0) : Matrix(columns: columns)
  }

  /// How many products an economy is present in, Σ_k M_ik. O(economies · products).
  public static func diversity(_ presence: Matrix) -> Vector {
    presence.multiplied(by: Vector(repeating: 1, count: presence.columnCount))
  }

  /// How many economies are present in a product, Σ_i M_ik. O(economies · products).
  public static func ubiquity(_ presence: Matrix) -> Vector {
    presence.multiplied(by: Vector(repeating: 1, count: presence.rowCount), transposed: true)
  }

  /// The rows and columns of a matrix that are not empty, and the matrix of only those.
  static func withoutEmpty(_ presence: Matrix) -> (economies: [Int], products: [Int], matrix: Matrix) {
    let (rows, columns) = (diversity(presence), ubiquity(presence))
    let economies = rows.indices.filter { rows[$0] > 0 }
    let products = columns.indices.filter { columns[$0] > 0 }
    let kept = products.map { product in
      let column = presence.column(product)
      return Vector(economies.map { column[$0] })
    }
    return (economies, products, kept.isEmpty ? Matrix(rows: 0, columns: 0) : Matrix(columns: kept))
  }

  /// One number a position of a longer vector, NaN where none was computed.
  static func spread(_ values: Vector, at places: [Int], count: Int) -> Vector {
    var result = Vector(repeating: .nan, count: count)
    for (place, value) in zip(places, values) { result[place] = value }
    return result
  }
}
