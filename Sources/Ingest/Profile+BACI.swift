import Nomenclature
import Observations

extension Profile {
  /// CEPII's BACI: `t,i,j,k,v,q`, in old releases `t,hs6,i,j,v,q`.
  ///
  /// Every row is an export from i to j, reconciled from both sides' reports and valued f.o.b. in thousands of dollars;
  /// q is in metric tons and often missing. Numbers of economies are Comtrade's; a number has one alpha-3 in all years,
  /// while an alpha-3 has several numbers (56 and 58 are both BEL). All products have six digits, so a code of five has
  /// lost its zero to a spreadsheet. Where the first rows bear this out, products are not read unless they are asked for;
  /// where they do not, shorter codes are left as they stand and noticed as another product level.
  static let baci = Profile(
    name: "baci",
    findHeader: { records in
      records.first.flatMap { header in
        let hasProduct = header.contains("k") || header.contains("hs6")
        return hasProduct && ["t", "i", "j", "v", "q"].allSatisfy(header.contains) ? 0 : nil
      }
    },
    roles: { shape in
      var roles = Roles(profile: "baci")
      let product = shape.header.contains("k") ? "k" : "hs6"
      roles.fields[.reporter] = Roles.FieldSource(columns: ["i"]) { StandardText.area(iso: "", code: $0[0]) }
      roles.fields[.partner] = Roles.FieldSource(columns: ["j"]) { StandardText.area(iso: "", code: $0[0]) }
      roles.fields[.flow] = Roles.FieldSource(constant: "X", column: "t")
      roles.fields[.product] = Roles.FieldSource(columns: [product]) { restoringZero($0[0]) }
      roles.fields[.product]?.hasOneLevel = hasSixDigits(shape, product)
      roles.fields[.product]?.unchangedDigits = 6
      roles.derivedColumns[product] = roles.fields[.product]
      roles.fields[.period] = Roles.FieldSource(columns: ["t"]) { StandardText.period($0[0]) }
      roles.fields[.value] = Roles.FieldSource(column: "v")
      roles.fields[.quantity] = Roles.FieldSource(column: "q")
      roles.valueUnit = "USD"
      roles.valueExponent = 3
      roles.valuation = "f.o.b., exports from reporter to partner as reconciled by CEPII"
      return roles
    })

  private static func hasSixDigits(_ shape: Shape, _ product: String) -> Bool {
    guard let column = shape.header.firstIndex(of: product) else { return false }
    return shape.rows.allSatisfy { $0.count <= column || [5, 6].contains($0[column].utf8.count) }
  }

  private static func restoringZero(_ code: String) -> String {
    code.utf8.count == 5 && code.utf8.allSatisfy { $0 &- 48 <= 9 } ? "0" + code : code
  }
}
