extension Blocs {
  /// The European Union and, before November 1993, the European Economic Community.
  public static let europeanUnion = Bloc(
    code: "EU", name: "European Union", aliases: ["EEC", "European Communities", "European Community", "ЕС"],
    memberships: joined(
      "BEL DEU FRA ITA LUX NLD", "1958-01-01", checked: false, "University of Illinois Library: year; day not checked")
      + joined("DNK IRL", "1973-01-01", germanForeignOffice)
      + joined("GBR", "1973-01-01", to: "2020-01-31", germanForeignOffice)
      + joined("GRC", "1981-01-01", germanForeignOffice)
      + joined("ESP PRT", "1986-01-01", germanForeignOffice)
      + joined("AUT FIN SWE", "1995-01-01", germanForeignOffice)
      + joined("CYP CZE EST HUN LTU LVA MLT POL SVK SVN", "2004-05-01", germanForeignOffice)
      + joined("BGR ROU", "2007-01-01", germanForeignOffice)
      + joined("HRV", "2013-07-01", germanForeignOffice),
    note: "Members at each date; for a fixed EU27 freeze it at a date after 31 January 2020.")

  private static let germanForeignOffice = "Federal Foreign Office of Germany, page on enlargement"
}
