import Nomenclature
import Trends

/// The methods that a request names, with their standard errors.
struct TrendMethods {
  let methods: [TrendMethod]
  let errors: SlopeErrors

  /// What is estimated when no method is named.
  static let usual: [TrendMethod] = [.drift, .logLinear, .linear, .theilSen, .mannKendall, .compoundGrowth]
  /// All that can be named; a count trend needs to know since when the record is complete.
  static let all = usual + TrendMethod.allCases.filter { !usual.contains($0) && $0 != .countTrend }

  init(methods: [TrendMethod], errors: SlopeErrors) {
    self.methods = methods
    self.errors = errors
  }

  init(_ request: TrendRequest) throws {
    let known = Self.all.map(\.rawValue)
    let methods = try request.methods.map { name in
      guard let method = Self.all.first(where: { $0.rawValue == name }) else {
        let suggestions = NearestNames.suggestions(for: name, among: known, limit: 1)
        throw WorkflowError.unknown("method", name, suggestions: suggestions, known: known)
      }
      return method
    }
    try TableBuilder.refuseRepetition(methods.map(\.rawValue), option: "--method")
    self.init(methods: methods.isEmpty ? Self.usual : methods, errors: try Self.errors(request.errors))
  }

  private static func errors(_ name: String?) throws -> SlopeErrors {
    switch name {
    case nil: return .automatic
    case "classical": return .classical
    case "newey-west": return .neweyWest()
    case let name?:
      if let correction = HeteroskedasticityCorrection(rawValue: name) {
        return .heteroskedasticityConsistent(correction)
      }
      let known = ["classical", "newey-west"] + HeteroskedasticityCorrection.allCases.map(\.rawValue)
      let suggestions = NearestNames.suggestions(for: name, among: known, limit: 1)
      throw WorkflowError.unknown("standard error", name, suggestions: suggestions, known: known)
    }
  }

  /// How a method is worked out: by the kernels for many series where there is one, else series by series.
  enum Kernel {
    case line(isLogarithmic: Bool)
    case drift
    case medianSlope
    case scoreTest
    case single(any TrendEstimator)
  }

  func kernels(frequency: Frequency) -> [Kernel] {
    methods.map { method in
      switch method {
      case .drift: .drift
      case .theilSen: .medianSlope
      case .mannKendall: .scoreTest
      case .linear: batchErrors == nil ? .single(LinearTrend(errors: errors)) : .line(isLogarithmic: false)
      case .logLinear: batchErrors == nil ? .single(LogLinearTrend(errors: errors)) : .line(isLogarithmic: true)
      case .compoundGrowth: .single(CompoundGrowth())
      case .huber: .single(HuberTrend())
      case .hamedRao: .single(HamedRao())
      case .yueWang: .single(YueWang())
      case .prewhitenedMannKendall: .single(PrewhitenedMannKendall())
      case .trendFreePrewhitenedMannKendall: .single(PrewhitenedMannKendall(trendFree: true))
      case .seasonalMannKendall: .single(SeasonalMannKendall(period: frequency.periodsPerYear))
      case .seasonalTheilSen: .single(SeasonalTheilSen(period: frequency.periodsPerYear))
      case .countTrend: preconditionFailure("a count trend needs to know since when the record is complete")
      }
    }
  }

  /// The errors where the kernels for many series have them.
  var batchErrors: SlopeErrors? {
    switch errors {
    case .automatic, .classical, .neweyWest: errors
    case .heteroskedasticityConsistent, .longRun: nil
    }
  }
}
