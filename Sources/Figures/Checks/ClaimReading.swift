import Decimals
public import Intervals

/// What a reading of a claim changes: the ways in which two honest people come to different verdicts.
public enum ReadingDimension: String, Sendable, Hashable, Codable, CaseIterable {
  /// Exports, imports, or both.
  case flow
  /// Whose customs count: the subject's, the partner's, both importers', both exporters'.
  case reporter
  /// Whose statistics.
  case dataOrigin = "data origin"
  /// The period, a neighbouring one, or the whole year instead of a part.
  case period
  /// How digits and words are read.
  case rounding
  /// Current prices or constant ones.
  case priceBase = "price base"
  /// A bloc as composed then or now.
  case membership
  /// Thousands for millions, millions for billions.
  case unit

  /// Whether a careful reader might take the words this way. The others contradict what is printed: they are tried only
  /// to explain a claim that does not hold.
  public var isAlternative: Bool {
    switch self {
    case .reporter, .dataOrigin, .rounding, .membership: true
    case .flow, .period, .priceBase, .unit: false
    }
  }
}

/// A claim read one way: what other figures give under that reading, and how the claim then stands.
public struct ClaimReading: Sendable, Hashable {
  /// `nil` for the claimant's own reading.
  public let dimension: ReadingDimension?
  /// `truncated digits`, `whole year 2017`, `both importers' reports` …
  public let name: String
  /// In the claim's unit; `nil` when nothing can be computed.
  public let computed: Interval?
  public let finding: ClaimFinding
  /// Why it is not checkable, or what else is to be said.
  public let reason: String
  /// The figures used.
  public let figures: [String]

  public init(
    dimension: ReadingDimension?, name: String, computed: Interval?, finding: ClaimFinding, reason: String = "",
    figures: [String] = []
  ) {
    self.dimension = dimension
    self.name = name
    self.computed = computed
    self.finding = finding
    self.reason = reason
    self.figures = figures
  }
}

/// A claim with the verdict of the claimant's own reading, and beneath it the other readings.
public struct ClaimCheck: Sendable, Hashable {
  public let figure: ReportedFigure
  public let own: ClaimReading
  /// The readings that could be worked out, by dimension; never counted into a score.
  public let others: [ClaimReading]
  /// What follows from the claim and checks nothing: a level that is implied, a revision that would fit.
  public let implication: String?

  public init(figure: ReportedFigure, own: ClaimReading, others: [ClaimReading], implication: String? = nil) {
    self.figure = figure
    self.own = own
    self.others = others
    self.implication = implication
  }

  public var finding: ClaimFinding { own.finding }

  /// The dimensions of which a reading turns the verdict: a claim that stands falls, or one that does not stand holds.
  public var flippedBy: [ReadingDimension] {
    ReadingDimension.allCases.filter { dimension in
      others.contains { reading in
        guard reading.dimension == dimension else { return false }
        switch own.finding.stands {
        case true?: return dimension.isAlternative && reading.finding == .fails
        case false?: return reading.finding.stands == true
        case nil: return own.finding == .undecided && reading.finding.stands != nil
        }
      }
    }
  }

  /// The reading of the first dimension that lets a claim that fails hold.
  public var rescue: ClaimReading? {
    guard own.finding == .fails else { return nil }
    let order: [ReadingDimension] = [
      .rounding, .period, .reporter, .dataOrigin, .membership, .flow, .priceBase, .unit,
    ]
    return order.lazy.compactMap { dimension in
      others.first { $0.dimension == dimension && $0.finding.stands == true }
    }.first
  }
}
