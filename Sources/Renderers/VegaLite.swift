public import Documents

/// A chart as a Vega-Lite specification (version 5) with its numbers inside, for notebooks and figures of one's own.
public struct VegaLite {
  public static func bytes(_ chart: Chart) -> [UInt8] {
    let chart = chart.validated()
    var rows: [JSONValue] = []
    for series in chart.series {
      for (category, value) in zip(chart.categories, series.values) {
        rows.append(
          .object([
            ("category", .string(category)), ("series", .string(series.name)), ("value", number(value)),
            ("fitted", .bool(series.isFitted)),
          ]))
      }
    }
    for band in chart.bands {
      for (index, category) in chart.categories.enumerated() {
        rows.append(
          .object([
            ("category", .string(category)), ("series", .string(band.name)), ("low", number(band.low[index])),
            ("high", number(band.high[index])),
          ]))
      }
    }
    let members: [(name: String, value: JSONValue)] = [
      ("$schema", .string("https://vega.github.io/schema/vega-lite/v5.json")),
      ("title", .string(chart.title)),
      (
        "description", .string(chart.sources.isEmpty ? chart.title : "Source: " + chart.sources.joined(separator: "; "))
      ),
      ("width", .number("640")),
      ("data", .object([("values", .array(rows))])),
      ("layer", .array(layers(chart))),
    ]
    var text = ""
    JSONValue.object(members).write(into: &text)
    return Array((text + "\n").utf8)
  }

  private static func number(_ value: Double?) -> JSONValue {
    value.flatMap { NumberText.shortest($0) }.map { .number($0) } ?? .null
  }

  private static func field(_ name: String, _ type: String, _ more: [(name: String, value: JSONValue)] = [])
    -> JSONValue
  {
    .object([("field", .string(name)), ("type", .string(type))] + more)
  }

  private static func layers(_ chart: Chart) -> [JSONValue] {
    let unit = ("title", JSONValue.string(chart.unit))
    let category = field("category", "ordinal", [("sort", .null), ("title", .null)])
    let value = field("value", "quantitative", [unit])
    let series = field("series", "nominal", [("title", .null)])
    let tooltip = JSONValue.array([series, category, value])
    func layer(_ mark: [(name: String, value: JSONValue)], _ encoding: [(name: String, value: JSONValue)]) -> JSONValue
    {
      .object([("mark", .object(mark)), ("encoding", .object(encoding))])
    }
    func type(_ name: String) -> (name: String, value: JSONValue) { ("type", .string(name)) }
    var layers: [JSONValue] = []
    let isAcross =
      chart.form == .bars || chart.form == .stackedBars || chart.form == .intervals || chart.form == .dumbbell
    let (along, across) = isAcross ? ("y", "x") : ("x", "y")
    if !chart.bands.isEmpty {
      let low = field("low", "quantitative", [unit])
      let mark = chart.form == .lines ? [type("area"), ("opacity", .number("0.25"))] : [type("bar")]
      layers.append(
        layer(mark, [(along, category), (across, low), (across + "2", .object([("field", .string("high"))]))]))
    }
    if !chart.series.isEmpty {
      switch chart.form {
      case .lines, .slope:
        let dash = field("fitted", "nominal", [("legend", .null)])
        let encoding = [("x", category), ("y", value), ("color", series), ("strokeDash", dash), ("tooltip", tooltip)]
        layers.append(layer([type("line"), ("point", .bool(true))], encoding))
      case .bars:
        layers.append(
          layer(
            [type("bar")],
            [("y", category), ("x", value), ("yOffset", series), ("color", series), ("tooltip", tooltip)]))
      case .stackedBars:
        layers.append(layer([type("bar")], [("y", category), ("x", value), ("color", series), ("tooltip", tooltip)]))
      case .heatMap:
        layers.append(layer([type("rect")], [("x", category), ("y", series), ("color", value), ("tooltip", tooltip)]))
      case .dumbbell, .intervals:
        layers.append(
          layer(
            [type("point"), ("filled", .bool(true)), ("size", .number("80"))],
            [("y", category), ("x", value), ("color", series), ("tooltip", tooltip)]))
      }
    }
    return layers
  }
}
