import Nomenclature

/// What an indicator is called, what it needs and over which fields it varies.
struct IndicatorEntry: Sendable {
  enum Need: Sendable {
    case products, partners, quantities
    /// A file of output or income by economy and period.
    case companion
    /// A bloc as the reporter (or partner).
    case bloc
  }

  let name: String
  let title: String
  /// Other names that are understood.
  let aliases: [String]
  let needs: Set<Need>
  /// The fields of its rows, in their order; `component` among them where it has several.
  let fields: [String]
  /// The first is the default.
  let variants: [String]

  init(
    _ name: String, _ title: String, aliases: [String] = [], needs: Set<Need>, fields: [String], variants: [String]
  ) {
    self.name = name
    self.title = title
    self.aliases = aliases
    self.needs = needs
    self.fields = fields
    self.variants = variants
  }
}

/// Every indicator that `comity indicator` knows.
enum IndicatorCatalogue {
  private static let reporter = ["reporter", "period"]
  private static let product = ["reporter", "product", "period"]
  private static let pair = ["reporter", "partner", "period"]
  private static let component = ["reporter", "period", "component"]
  private static let worlds = ["including", "excluding"]
  private static let items = ["observed", "classification"]
  private static let sides = ["exports", "imports", "both"]

  static let all: [IndicatorEntry] = [
    IndicatorEntry(
      "additive", "Additive comparative advantage", needs: [.products], fields: product, variants: worlds),
    IndicatorEntry(
      "adjusted", "Grubel–Lloyd adjusted for imbalance", needs: [.products], fields: reporter,
      variants: ["product level"]),
    IndicatorEntry(
      "balassa", "Revealed comparative advantage", aliases: ["rca"], needs: [.products], fields: product,
      variants: worlds),
    IndicatorEntry(
      "complementarity", "Trade complementarity", needs: [.products], fields: pair, variants: ["product level"]),
    IndicatorEntry(
      "density", "Density around a product", needs: [.products], fields: product, variants: ["product among its own"]),
    IndicatorEntry(
      "eci", "Economic complexity index", needs: [.products], fields: reporter, variants: ["population", "sample"]),
    IndicatorEntry("entropy", "Entropy", needs: [.products], fields: reporter, variants: ["natural logarithm"]),
    IndicatorEntry(
      "expy", "Income content of exports", needs: [.products, .companion], fields: reporter, variants: ["same year"]),
    IndicatorEntry("fitness", "Fitness", needs: [.products], fields: reporter, variants: ["mean 1"]),
    IndicatorEntry(
      "grubel-lloyd", "Intra-industry trade", needs: [.products], fields: reporter, variants: ["product level"]),
    IndicatorEntry(
      "hhi", "Herfindahl–Hirschman index", needs: [.products], fields: reporter, variants: ["sum of squares"]),
    IndicatorEntry(
      "hhi-normalised", "Normalised Herfindahl–Hirschman index", needs: [.products], fields: reporter, variants: items),
    IndicatorEntry("hirschman", "Hirschman index", needs: [.products], fields: reporter, variants: ["root of squares"]),
    IndicatorEntry("hubness", "Hub-ness", needs: [.partners], fields: pair, variants: ["Baldwin"]),
    IndicatorEntry(
      "intensity", "Trade intensity", needs: [.partners], fields: pair, variants: ["world", "drysdale-garnaut"]),
    IndicatorEntry(
      "intra-intensity", "Intra-bloc trade intensity", needs: [.partners, .bloc], fields: reporter, variants: sides),
    IndicatorEntry(
      "intra-share", "Intra-bloc trade share", needs: [.partners, .bloc], fields: reporter, variants: sides),
    IndicatorEntry(
      "introversion", "Trade introversion", needs: [.partners, .bloc], fields: component, variants: sides),
    IndicatorEntry("lafay", "Lafay index", needs: [.products], fields: product, variants: ["product level"]),
    IndicatorEntry(
      "margins", "Extensive and intensive margins", needs: [.products, .partners],
      fields: ["reporter", "partner", "period", "component"], variants: worlds),
    IndicatorEntry(
      "market-share", "Constant market share", needs: [.products, .partners], fields: component,
      variants: ["product-first", "market-first", "shapley"]),
    IndicatorEntry(
      "membership-growth", "Growth of a bloc and of its membership", needs: [.bloc], fields: component,
      variants: ["end", "start", "whole"]),
    IndicatorEntry("openness", "Trade openness", needs: [.companion], fields: reporter, variants: ["current prices"]),
    IndicatorEntry("overlap", "Trade overlap", needs: [.products], fields: reporter, variants: ["product level"]),
    IndicatorEntry(
      "pci", "Product complexity index", needs: [.products], fields: ["product", "period"],
      variants: ["population", "sample"]),
    IndicatorEntry(
      "penetration", "Import penetration", needs: [.companion], fields: reporter, variants: ["current prices"]),
    IndicatorEntry(
      "price-index", "Price index of unit values", needs: [.products, .quantities], fields: reporter,
      variants: ["fisher", "laspeyres", "paasche", "tornqvist"]),
    IndicatorEntry(
      "prody", "Income behind a product", needs: [.products, .companion], fields: ["product", "period"],
      variants: ["same year"]),
    IndicatorEntry(
      "propensity", "Export propensity", needs: [.companion], fields: reporter, variants: ["current prices"]),
    IndicatorEntry(
      "proximity", "Proximity of products", needs: [.products], fields: ["product", "other_product", "period"],
      variants: ["smaller conditional probability"]),
    IndicatorEntry(
      "similarity", "Export similarity", needs: [.products], fields: pair, variants: ["finger-kreinin", "cosine"]),
    IndicatorEntry(
      "symmetric", "Symmetric comparative advantage", needs: [.products], fields: product, variants: worlds),
    IndicatorEntry(
      "terms-of-trade", "Terms of trade", needs: [.products, .quantities], fields: reporter,
      variants: ["fisher", "laspeyres", "paasche", "tornqvist"]),
    IndicatorEntry("theil", "Theil index", needs: [.products], fields: reporter, variants: items),
    IndicatorEntry(
      "unctad-concentration", "UNCTAD concentration index", needs: [.products], fields: reporter, variants: items),
    IndicatorEntry(
      "unctad-diversification", "UNCTAD diversification index", needs: [.products], fields: reporter,
      variants: ["world including the reporter"]),
    IndicatorEntry(
      "unit-value", "Unit value", needs: [.products, .quantities], fields: product,
      variants: ["all", "interquartile", "median-deviation", "factor"]),
  ]

  /// Those with bounds from uncertain values.
  static let bounded = [
    "entropy", "hhi", "hhi-normalised", "hirschman", "intra-share", "theil", "unctad-concentration",
  ]

  static func named(_ name: String) throws -> IndicatorEntry {
    let key = DefinitionPages.key(name)
    if let entry = all.first(where: { $0.name == key || $0.aliases.contains(key) }) { return entry }
    let names = all.map(\.name)
    throw WorkflowError.unknown(
      "indicator", name, suggestions: NearestNames.suggestions(for: name, among: names, limit: 2), known: names)
  }
}

extension IndicatorEntry {
  /// The variant that is asked for, or the default.
  func variant(_ wanted: String?) throws -> String {
    guard let wanted else { return variants[0] }
    if variants.contains(wanted) { return wanted }
    throw WorkflowError.unknown(
      "variant of \(name)", wanted, suggestions: NearestNames.suggestions(for: wanted, among: variants, limit: 1),
      known: variants)
  }
}
