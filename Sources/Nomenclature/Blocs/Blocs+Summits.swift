extension Blocs {
  /// Brazil, Russia, India, China, South Africa and those who joined since.
  public static let brics = Bloc(
    code: "BRICS", name: "BRICS", aliases: ["BRIC", "BRICS+", "БРИКС"],
    memberships: joined("BRA CHN IND RUS", "2009-06-16", checked: false, "first summit, 2009; day not checked")
      + joined("ZAF", "2010-12-24", checked: false, "invited in 2010; day not checked")
      + joined("ARE EGY ETH IRN", "2024-01-01", "Associated Press of Pakistan, 2024-01-01")
      + joined("IDN", "2025-01-06", "Ministry of Foreign Affairs of Brazil by MENAFN, 2025-01-06"),
    note: "Saudi Arabia, invited for 2024, is left out: the sources differ on whether it has accepted.")

  /// The Group of Seven, without the European Union, and without Russia's years in the Group of Eight.
  public static let g7 = Bloc(
    code: "G7", name: "Group of Seven", aliases: ["G-7"],
    memberships: joined("DEU FRA GBR ITA JPN USA", "1975-11-15", checked: false, "first summit; day not checked")
      + joined("CAN", "1976-06-27", checked: false, "second summit; day not checked"))

  /// The economies of the Group of Twenty, without the European and African Unions.
  public static let g20 = Bloc(
    code: "G20", name: "Group of Twenty", aliases: ["G-20"],
    memberships: joined(
      "ARG AUS BRA CAN CHN DEU FRA GBR IDN IND ITA JPN KOR MEX RUS SAU TUR USA ZAF", "1999-09-26", checked: false,
      "founding as a forum of finance ministers; day not checked"),
    note: "The nineteen economies; the European Union and the African Union are members too.")
}
