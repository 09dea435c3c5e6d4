/// What is wrong with a document before anyone renders it: the place and the fact.
public enum DocumentFault: Error, Sendable, Hashable, CustomStringConvertible {
  case raggedRow(table: String, row: Int, cells: Int, columns: Int)
  case repeatedColumn(table: String, name: String)
  case noColumns(table: String)
  case repeatedTable(id: String)
  case raggedSeries(chart: String, series: String, values: Int, categories: Int)
  case unknownSource(id: String)
  case repeatedSource(id: String)

  public var description: String {
    switch self {
    case .raggedRow(let table, let row, let cells, let columns):
      "table \"\(table)\", row \(row + 1): \(cells) cells for \(columns) columns"
    case .repeatedColumn(let table, let name): "table \"\(table)\": two columns are named \"\(name)\""
    case .noColumns(let table): "table \"\(table)\" has no columns"
    case .repeatedTable(let id): "two tables are named \"\(id)\""
    case .raggedSeries(let chart, let series, let values, let categories):
      "chart \"\(chart)\", series \"\(series)\": \(values) values for \(categories) categories"
    case .unknownSource(let id): "the source \"\(id)\" is referred to but not listed"
    case .repeatedSource(let id): "the source \"\(id)\" is listed twice"
    }
  }
}

extension Table {
  /// Every row has a cell a column, and no two columns share a name. O(rows + columns).
  public var faults: [DocumentFault] {
    var found: [DocumentFault] = columns.isEmpty ? [.noColumns(table: id)] : []
    var names = Set<String>()
    for column in columns where !names.insert(column.name).inserted {
      found.append(.repeatedColumn(table: id, name: column.name))
    }
    for (index, row) in rows.enumerated() where row.cells.count != columns.count {
      found.append(.raggedRow(table: id, row: index, cells: row.cells.count, columns: columns.count))
    }
    return found
  }

  /// Traps when the table has faults: whoever built it made a programming error.
  public func validated() -> Table {
    let faults = faults
    precondition(faults.isEmpty, faults.map(\.description).joined(separator: "; "))
    return self
  }
}

extension Chart {
  /// Every series has a value (or a gap) a category.
  public var faults: [DocumentFault] {
    series.filter { $0.values.count != categories.count }.map {
      .raggedSeries(chart: id, series: $0.name, values: $0.values.count, categories: categories.count)
    }
  }

  public func validated() -> Chart {
    let faults = faults
    precondition(faults.isEmpty, faults.map(\.description).joined(separator: "; "))
    return self
  }
}

extension Document {
  /// The faults of its tables and charts, and sources that are missing or listed twice.
  public var faults: [DocumentFault] {
    var found: [DocumentFault] = []
    var tableIDs = Set<String>()
    for block in blocks {
      switch block {
      case .table(let table):
        found += table.faults
        if !tableIDs.insert(table.id).inserted { found.append(.repeatedTable(id: table.id)) }
      case .chart(let chart): found += chart.faults
      case .heading, .paragraph, .list: break
      }
    }
    var listed = Set<String>()
    for source in sources where !listed.insert(source.id).inserted { found.append(.repeatedSource(id: source.id)) }
    return found + usedSourceIDs.filter { !listed.contains($0) }.map { .unknownSource(id: $0) }
  }

  /// Traps when the document has faults: whoever built it made a programming error.
  public func validated() -> Document {
    let faults = faults
    precondition(faults.isEmpty, faults.map(\.description).joined(separator: "; "))
    return self
  }
}
