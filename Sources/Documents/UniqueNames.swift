/// Names made different from one another: a repeated `growth_low` becomes `growth_low_2`.
public struct UniqueNames {
  private var taken = Set<String>()

  public init() {}

  public mutating func name(_ wanted: String) -> String {
    var name = wanted
    var count = 1
    while !taken.insert(name).inserted {
      count += 1
      name = "\(wanted)_\(count)"
    }
    return name
  }
}

extension Table {
  /// The table with its repeated column names told apart: a field of the data may be called like a column of ours.
  public var withUniqueColumnNames: Table {
    var table = self
    var names = UniqueNames()
    for index in columns.indices { table.columns[index].name = names.name(columns[index].name) }
    return table
  }
}
