extension Blocs {
  /// The Eurasian Economic Union, since 2015.
  ///
  /// For Kyrgyzstan the sources differ by six days: the treaty was in force on 6 August 2015, the customs border opened
  /// on 12 August. The second is taken, unchecked; no annual, quarterly or monthly figure depends on it.
  public static let eurasianEconomicUnion = Bloc(
    code: "EAEU", name: "Eurasian Economic Union", aliases: ["EEU", "EAEC", "Eurasian Union", "ЕАЭС"],
    memberships: joined("BLR KAZ RUS", "2015-01-01", "ragmamoul.net, 2015-01-02")
      + joined("ARM", "2015-01-02", "ragmamoul.net, 2015-01-02")
      + joined(
        "KGZ", "2015-08-12", checked: false,
        "12 August: opening of the border (Centre for Eastern Studies, 2015-08-12); 6 August: treaty in force "
          + "(Eurasian Economic Commission by TASS, 2015-08-06)"))

  /// The Commonwealth of Independent States.
  public static let commonwealthOfIndependentStates = Bloc(
    code: "CIS", name: "Commonwealth of Independent States",
    aliases: ["СНГ", "Commonwealth of Independent States (CIS)"],
    memberships: joined("ARM AZE BLR KAZ KGZ MDA RUS TJK UZB", "1991-12-21", kremlin)
      + joined("TKM", "1991-12-21", checked: false, "\(kremlin); associate member since 2005, by other sources")
      + joined(
        "UKR", "1991-12-21", to: "2018-05-19", checked: false,
        "\(kremlin) for the entry; never ratified the charter, left the bodies in May 2018 (The World Factbook); day "
          + "not checked")
      + joined(
        "GEO", "1993-12-03", to: "2009-08-17", checked: false,
        "\(kremlin) for the month of entry and the end; day of "
          + "entry not checked"),
    note: "Turkmenistan, an associate since 2005, is counted; Ukraine until May 2018.")

  private static let kremlin = "President of Russia, glossary"
}
