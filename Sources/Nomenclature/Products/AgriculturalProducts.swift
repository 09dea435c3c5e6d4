/// Definitions of agriculture, which differ between sources and are never mixed in one series.
public enum AgriculturalProducts {
  /// The World Trade Organization's: Agreement on Agriculture (1994), Annex 1.
  ///
  /// Chapters 1 to 24 of the Harmonized System less fish and fish products, and 2905.43, 2905.44, 33.01, 35.01–35.05,
  /// 3809.10, sorbitol (3823.60 in the edition of 1992, 3824.60 since 1996), 41.01–41.03, 43.01, 50.01–50.03,
  /// 51.01–51.03, 52.01–52.03, 53.01 and 53.02.
  ///
  /// The Annex does not list fish and fish products. They are read here as chapter 3, 05.08 and 05.09 (shells, coral,
  /// sponges), 0511.91, 15.04 (oils of fish and marine mammals), 16.03 (extracts of meat and fish), 16.04, 16.05 and
  /// 2301.20. Headings 05.08 and 16.03 are a matter of choice: 16.03 holds extracts of meat too.
  public static let wto = ProductDefinition(
    name: "agricultural products (WTO)",
    source: "WTO Agreement on Agriculture, Annex 1; fish as HS 03, 0508, 0509, 051191, 1504, 1603-1605, 230120",
    included: allChapters.filter { $0 != "03" } + [
      "290543", "290544", "3301", "3501", "3502", "3503", "3504", "3505", "380910", "382360", "382460", "4101", "4102",
      "4103", "4301", "5001", "5002", "5003", "5101", "5102", "5103", "5201", "5202", "5203", "5301", "5302",
    ],
    excluded: fish)

  /// Chapters 1 to 24 of the Harmonized System, fish with them: what many offices call agriculture and food.
  public static let chapters1To24 = ProductDefinition(
    name: "agriculture and food (HS 01-24)", source: "Harmonized System, sections I to IV",
    included: allChapters, excluded: [])

  private static let allChapters = (1...24).map { padded($0, to: 2) }
  private static let fish = ["0508", "0509", "051191", "1504", "1603", "1604", "1605", "230120"]
}
