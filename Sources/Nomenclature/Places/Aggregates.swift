/// Codes of three letters that stand for groups of economies in the World Bank's data.
///
/// In its files and answers they are mixed with economies, so that a sum over all rows counts most of the world
/// several times.
public enum Aggregates {
  /// Whether a code is a group: `WLD`, `EAS`, `HIC`. Capitals or small; O(1).
  public static func isAggregate(alpha3: some StringProtocol) -> Bool { name(of: alpha3) != nil }

  /// The World Bank's name of a group, or `nil` when the code is none.
  public static func name(of code: some StringProtocol) -> String? { names[trimmed(code).uppercased()] }

  /// All codes, sorted.
  public static let codes: [String] = names.keys.sorted()

  private static let names: [String: String] = {
    var names: [String: String] = [:]
    for row in aggregateTable.split(separator: "\n") {
      guard let bar = row.firstIndex(of: "|") else { continue }
      names[String(row[..<bar])] = String(row[row.index(after: bar)...])
    }
    return names
  }()
}

/// code | name, one group a line: the groups of the World Development Indicators, then further ones of the interface
/// `/v2/country`, whose names are shortened.
private let aggregateTable = """
  AFE|Africa Eastern and Southern
  AFW|Africa Western and Central
  ARB|Arab World
  CEB|Central Europe and the Baltics
  CSS|Caribbean small states
  EAP|East Asia & Pacific (excluding high income)
  EAR|Early-demographic dividend
  EAS|East Asia & Pacific
  ECA|Europe & Central Asia (excluding high income)
  ECS|Europe & Central Asia
  EMU|Euro area
  EUU|European Union
  FCS|Fragile and conflict affected situations
  HIC|High income
  HPC|Heavily indebted poor countries (HIPC)
  IBD|IBRD only
  IBT|IDA & IBRD total
  IDA|IDA total
  IDB|IDA blend
  IDX|IDA only
  INX|Not classified
  LAC|Latin America & Caribbean (excluding high income)
  LCN|Latin America & Caribbean
  LDC|Least developed countries: UN classification
  LIC|Low income
  LMC|Lower middle income
  LMY|Low & middle income
  LTE|Late-demographic dividend
  MEA|Middle East & North Africa
  MIC|Middle income
  MNA|Middle East & North Africa (excluding high income)
  NAC|North America
  OED|OECD members
  OSS|Other small states
  PRE|Pre-demographic dividend
  PSS|Pacific island small states
  PST|Post-demographic dividend
  SAS|South Asia
  SSA|Sub-Saharan Africa (excluding high income)
  SSF|Sub-Saharan Africa
  SST|Small states
  TEA|East Asia & Pacific (IDA & IBRD countries)
  TEC|Europe & Central Asia (IDA & IBRD countries)
  TLA|Latin America & the Caribbean (IDA & IBRD countries)
  TMN|Middle East & North Africa (IDA & IBRD countries)
  TSA|South Asia (IDA & IBRD)
  TSS|Sub-Saharan Africa (IDA & IBRD countries)
  UMC|Upper middle income
  WLD|World
  AFR|Africa
  BEA|East Asia & Pacific (IBRD only)
  BEC|Europe & Central Asia (IBRD only)
  BHI|IBRD, including blend
  BLA|Latin America & the Caribbean (IBRD only)
  BMN|Middle East & North Africa (IBRD only)
  BSS|Sub-Saharan Africa (IBRD only)
  CAA|Sub-Saharan Africa (IFC classification)
  CEA|East Asia and the Pacific (IFC classification)
  CEU|Europe and Central Asia (IFC classification)
  CLA|Latin America and the Caribbean (IFC classification)
  CME|Middle East and North Africa (IFC classification)
  CSA|South Asia (IFC classification)
  DEA|East Asia & Pacific (IDA eligible)
  DEC|Europe & Central Asia (IDA eligible)
  DFS|IDA countries classified as fragile situations
  DLA|Latin America & the Caribbean (IDA eligible)
  DMN|Middle East & North Africa (IDA eligible)
  DNF|IDA countries not classified as fragile situations
  DNS|IDA countries in Sub-Saharan Africa not classified as fragile situations
  DSA|South Asia (IDA eligible)
  DSF|IDA countries in Sub-Saharan Africa classified as fragile situations
  DSS|Sub-Saharan Africa (IDA eligible)
  DXS|IDA total, excluding Sub-Saharan Africa
  FXS|IDA countries classified as fragile situations, excluding Sub-Saharan Africa
  IBB|IBRD, including blend
  MDE|Middle East (developing only)
  NAF|North Africa
  NLS|Non-resource rich Sub-Saharan Africa countries
  NRS|Non-resource rich Sub-Saharan Africa countries, landlocked
  NXS|IDA countries not classified as fragile situations, excluding Sub-Saharan Africa
  RRS|Resource rich Sub-Saharan Africa countries
  SXZ|Sub-Saharan Africa excluding South Africa
  XZN|Sub-Saharan Africa excluding South Africa and Nigeria
  """
