import Foundation
import Observations

/// What one stage of a run took.
public struct StageTiming: Sendable, Equatable {
  public let stage: String
  public var seconds: Double
  /// Rows and bytes read or written, where the stage does that.
  public var rows: Int?
  public var bytes: Int?
}

extension StageTiming: CustomStringConvertible {
  /// `scan: 0.312 s, 10000000 rows (32051282 a second), 336.97 MB (1080.0 a second)`.
  public var description: String {
    var text = "\(stage): \(String(format: "%.3f", seconds)) s"
    if let rows {
      text += ", \(rows) rows"
      if seconds > 0 { text += " (\(Int(Double(rows) / seconds)) a second)" }
    }
    if let bytes {
      text += ", \(String(format: "%.2f", Double(bytes) / 1e6)) MB"
      if seconds > 0 { text += " (\(String(format: "%.1f", Double(bytes) / 1e6 / seconds)) a second)" }
    }
    return text
  }
}

/// Times stages one after another.
struct StageClock {
  private(set) var timings: [StageTiming] = []
  private var last = ContinuousClock.now

  /// Ends a stage; what the seconds of `without` are is a stage of its own.
  mutating func end(_ stage: String, rows: Int? = nil, bytes: Int? = nil, without inner: Double = 0) {
    let now = ContinuousClock.now
    let seconds = last.duration(to: now).seconds - inner
    timings.append(StageTiming(stage: stage, seconds: seconds, rows: rows, bytes: bytes))
    last = now
  }

  mutating func add(_ timing: StageTiming) { timings.append(timing) }

  /// Forgets the time since the last stage ended.
  mutating func skip() { last = .now }
}

extension Duration {
  var seconds: Double { Double(components.seconds) + Double(components.attoseconds) * 1e-18 }
}

extension Aggregated {
  /// What reading, adding rows to groups, and bringing the groups into order took.
  var timings: [StageTiming] {
    [
      StageTiming(
        stage: "scan", seconds: scanTime.seconds, rows: aggregation.account.read,
        bytes: bytes > 0 ? bytes : nil),
      StageTiming(stage: "group", seconds: groupTime.seconds, rows: aggregation.account.used, bytes: nil),
    ]
  }
}

extension Outcome {
  /// The same with what its stages took, if that was asked for: reading, grouping, then those of the clock.
  func timed(_ selection: DataSelection, _ aggregated: Aggregated, _ clock: StageClock) -> Outcome {
    guard selection.timings else { return self }
    var outcome = self
    outcome.timings = aggregated.timings + clock.timings
    return outcome
  }
}
