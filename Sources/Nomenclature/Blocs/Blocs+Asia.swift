extension Blocs {
  /// The Association of Southeast Asian Nations: five founders in 1967, ten members from 1999, eleven from 2025.
  public static let asean = Bloc(
    code: "ASEAN", name: "Association of Southeast Asian Nations",
    aliases: ["Association of South East Asian Nations", "АСЕАН", "ASEAN members"],
    memberships: joined(
      "IDN MYS PHL SGP THA", "1967-08-08", "News24, 2025-10-26 (Bangkok Declaration of 8 August 1967)")
      + joined("BRN", "1984-01-07", aseanSecretariat)
      + joined("VNM", "1995-07-28", aseanSecretariat)
      + joined("LAO MMR", "1997-07-23", aseanSecretariat)
      + joined("KHM", "1999-04-30", aseanSecretariat)
      + joined("TLS", "2025-10-26", "News24, 2025-10-26"))

  /// ASEAN with China, Japan and Korea, from their first summit.
  public static let aseanPlusThree = Bloc(
    code: "ASEAN+3", name: "ASEAN Plus Three", aliases: ["APT", "ASEAN plus 3"],
    memberships: asean.memberships.map { membership in
      Membership(
        economy: membership.economy, from: max(membership.from, firstPlusThreeSummit), checked: false,
        source: "member of ASEAN; day of the first summit not checked")
    } + joined("CHN JPN KOR", "1997-12-15", checked: false, "day of the first summit not checked"))

  /// The Regional Comprehensive Economic Partnership: each party from the day the agreement was in force for it.
  public static let rcep = Bloc(
    code: "RCEP", name: "Regional Comprehensive Economic Partnership",
    memberships: joined("AUS BRN CHN JPN KHM LAO NZL SGP THA VNM", "2022-01-01", australianForeignAffairs)
      + joined("KOR", "2022-02-01", australianForeignAffairs)
      + joined("MYS", "2022-03-18", australianForeignAffairs)
      + joined("IDN", "2023-01-02", checked: false, "day not checked")
      + joined("PHL", "2023-06-02", checked: false, "day not checked"),
    note: "Parties for which the agreement is in force; Myanmar, which signed, is left out.")

  /// Asia-Pacific Economic Cooperation.
  public static let apec = Bloc(
    code: "APEC", name: "Asia-Pacific Economic Cooperation", aliases: ["АТЭС"],
    memberships: joined("AUS BRN CAN IDN JPN KOR MYS NZL PHL SGP THA USA", "1989-11-06", checked: false, apecMonth)
      + joined("CHN HKG TWN", "1991-11-12", checked: false, apecMonth)
      + joined("MEX PNG", "1993-11-17", checked: false, apecMonth)
      + joined("CHL", "1994-11-11", checked: false, apecMonth)
      + joined("PER RUS VNM", "1998-11-14", checked: false, apecMonth))

  /// The Shanghai Cooperation Organisation.
  public static let shanghaiCooperationOrganisation = Bloc(
    code: "SCO", name: "Shanghai Cooperation Organisation", aliases: ["Shanghai Cooperation Organization", "ШОС"],
    memberships: joined("CHN KAZ KGZ RUS TJK UZB", "2001-06-15", headPost)
      + joined("IND PAK", "2017-06-09", headPost)
      + joined("IRN", "2023-07-04", headPost)
      + joined("BLR", "2024-07-04", checked: false, "head-post.com, 2024-07: Astana summit; day not printed"))

  private static let firstPlusThreeSummit = CalendarDate(uncheckedYear: 1997, month: 12, day: 15)
  private static let aseanSecretariat = "ASEAN Secretariat, 2021-01-26"
  private static let australianForeignAffairs = "Department of Foreign Affairs and Trade of Australia, page on RCEP"
  private static let apecMonth = "Global Affairs Canada: year and month; day not checked"
  private static let headPost = "head-post.com, 2024-07"
}
