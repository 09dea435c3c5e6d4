import Documents

/// A chart as the table of its numbers.
enum ChartNumbers {
  /// The numbers of a chart: a row a category, a column a series and two a band.
  static func table(_ chart: Chart) -> Table {
    let unit = chart.unit.isEmpty ? nil : chart.unit
    var columns = [Table.Column("category", heading: "")]
    columns[0].heading = chart.form == .lines ? "period" : "category"
    for series in chart.series {
      columns.append(Table.Column(series.name, unit: unit, format: .plain(grouped: true)))
    }
    for band in chart.bands {
      columns.append(Table.Column(band.name + " low", unit: unit, format: .plain(grouped: true)))
      columns.append(Table.Column(band.name + " high", unit: unit, format: .plain(grouped: true)))
    }
    var table = Table(id: chart.id, title: chart.title, columns: columns).withUniqueColumnNames
    for (index, category) in chart.categories.enumerated() {
      let values = chart.series.map { Cell.number($0.values[index]) }
      let bounds = chart.bands.flatMap { band in
        [band.low, band.high].map { Cell.number(index < $0.count ? $0[index] : nil) }
      }
      table.append([.text(category)] + values + bounds)
    }
    return table
  }
}
