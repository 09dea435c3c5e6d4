import Observations

extension Profile {
  /// UN Comtrade since 2022: 47 named columns, as the website and the API write them.
  static let comtrade = Profile(
    name: "comtrade",
    findHeader: { records in
      records.first.flatMap { header in
        ["reporterCode", "partnerCode", "flowCode", "cmdCode", "primaryValue"].allSatisfy(header.contains) ? 0 : nil
      }
    },
    roles: { shape in
      var roles = Roles(profile: "comtrade")
      roles.fields[.reporter] = areaSource(shape.header, iso: "reporterISO", code: "reporterCode")
      roles.fields[.partner] = areaSource(shape.header, iso: "partnerISO", code: "partnerCode")
      roles.fields[.flow] = Roles.FieldSource(columns: ["flowCode"]) { StandardText.flow($0[0]) }
      roles.fields[.product] = Roles.FieldSource(column: "cmdCode")
      let period = shape.header.contains("period") ? "period" : "refYear"
      roles.fields[.period] = Roles.FieldSource(columns: [period]) { StandardText.period($0[0]) }
      roles.fields[.value] = Roles.FieldSource(column: "primaryValue")
      if shape.header.contains("qty") { roles.fields[.quantity] = Roles.FieldSource(column: "qty") }
      describeUNComtrade(&roles)
      roles.breakdowns = [
        Roles.Breakdown(column: "partner2Code", totals: ["", "0"], name: "second partner"),
        Roles.Breakdown(column: "customsCode", totals: ["", "C00"], name: "customs procedure"),
        Roles.Breakdown(column: "motCode", totals: ["", "0"], name: "mode of transport"),
        Roles.Breakdown(column: "mosCode", totals: ["", "0"], name: "mode of supply"),
      ]
      roles.noted = ["classificationCode"]
      return roles
    })

  /// UN Comtrade before 2022: 22 or 35 columns with spelt-out names, or 11 in the bulk files.
  static let comtradeLegacy = Profile(
    name: "comtrade-legacy",
    findHeader: { records in
      records.first.flatMap { header in
        let isCommon = ["Year", "Reporter Code", "Partner Code", "Trade Flow Code", "Commodity Code"]
          .allSatisfy(header.contains)
        return isCommon && (header.contains("Trade Value (US$)") || header.contains("Value")) ? 0 : nil
      }
    },
    roles: { shape in
      var roles = Roles(profile: "comtrade-legacy")
      roles.fields[.reporter] = areaSource(shape.header, iso: "Reporter ISO", code: "Reporter Code")
      roles.fields[.partner] = areaSource(shape.header, iso: "Partner ISO", code: "Partner Code")
      roles.fields[.flow] = Roles.FieldSource(columns: ["Trade Flow Code"]) { StandardText.flow($0[0]) }
      roles.fields[.product] = Roles.FieldSource(column: "Commodity Code")
      let period = shape.header.contains("Period") ? "Period" : "Year"
      roles.fields[.period] = Roles.FieldSource(columns: [period]) { StandardText.period($0[0]) }
      let value = shape.header.contains("Trade Value (US$)") ? "Trade Value (US$)" : "Value"
      roles.fields[.value] = Roles.FieldSource(column: value)
      for name in ["Qty", "Supplementary Quantity"] where shape.header.contains(name) {
        roles.fields[.quantity] = Roles.FieldSource(column: name)
      }
      describeUNComtrade(&roles)
      roles.breakdowns = [
        Roles.Breakdown(column: "2nd Partner Code", totals: ["", "0"], name: "second partner"),
        Roles.Breakdown(column: "Customs Proc. Code", totals: ["", "C00"], name: "customs procedure"),
        Roles.Breakdown(column: "Mode of Transport Code", totals: ["", "0"], name: "mode of transport"),
      ]
      roles.noted = ["Classification"]
      return roles
    })

  private static func describeUNComtrade(_ roles: inout Roles) {
    roles.worldPartners = [StandardText.world]
    roles.isGroupPartner = { StandardText.isGroup($0) }
    roles.isGroupReporter = { StandardText.isGroup($0) }
    roles.valueUnit = "USD"
    roles.valuation = "imports c.i.f., exports f.o.b."
  }

  private static func areaSource(_ header: [String], iso: String, code: String) -> Roles.FieldSource {
    guard header.contains(iso) else {
      return Roles.FieldSource(columns: [code]) { StandardText.area(iso: "", code: $0[0]) }
    }
    return Roles.FieldSource(columns: [iso, code]) { StandardText.area(iso: $0[0], code: $0[1]) }
  }
}
