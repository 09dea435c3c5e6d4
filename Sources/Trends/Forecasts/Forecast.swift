/// Future values of a series with their prediction intervals, the model behind them and what there is to doubt.
public struct Forecast: Sendable, Equatable, Codable {
  /// The model in the field's notation, such as "ETS(M,Ad,M)".
  public let model: String
  /// The definition used, as a sentence.
  public let variant: String
  /// Observations used.
  public let observations: Int
  /// The forecast of 1, 2, … periods after the last observation, in the unit of the series.
  public let points: [Double]
  public let intervals: [PredictionInterval]
  /// Doubts, as sentences.
  public var remarks: [String]

  public init(
    model: String, variant: String, observations: Int, points: [Double], intervals: [PredictionInterval],
    remarks: [String] = []
  ) {
    self.model = model
    self.variant = variant
    self.observations = observations
    self.points = points
    self.intervals = intervals
    self.remarks = remarks
  }

  /// The interval of this level, `nil` when it was not computed.
  public func interval(level: Double) -> PredictionInterval? { intervals.first { $0.level == level } }
}

/// Where a future value lies with a given probability if the model is right.
public struct PredictionInterval: Sendable, Equatable, Codable {
  /// The probability, such as 0.95.
  public let level: Double
  /// One number for each period ahead.
  public let low: [Double]
  public let high: [Double]

  public init(level: Double, low: [Double], high: [Double]) {
    precondition(low.count == high.count, "as many lower as upper ends")
    self.level = level
    self.low = low
    self.high = high
  }

  /// The levels every forecaster of this module computes.
  public static let levels = [0.8, 0.95]
}
