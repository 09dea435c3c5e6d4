import Synchronization

/// How far the reading of a command's data has come.
public struct ReadingProgress: Sendable, Equatable, CustomStringConvertible {
  public var bytes: Int
  /// `nil` where the size is not known before: compressed files, pipes.
  public var total: Int?

  /// `reading: 145 of 337 MB (43 %)`.
  public var description: String {
    guard let total, total > 0 else { return "reading: \(bytes / 1_000_000) MB" }
    return "reading: \(bytes / 1_000_000) of \(total / 1_000_000) MB (\(min(100, bytes * 100 / total)) %)"
  }
}

/// Adds up what the threads have read and reports it a few times a second, from the first second on.
final class ProgressMeter: Sendable {
  private static let patience = Duration.seconds(1)
  private static let interval = Duration.milliseconds(200)

  private struct State {
    var bytes = 0
    var nextReport: ContinuousClock.Instant
  }

  private let total: Int?
  private let report: @Sendable (ReadingProgress) -> Void
  private let state: Mutex<State>

  init(total: Int?, report: @escaping @Sendable (ReadingProgress) -> Void) {
    self.total = total
    self.report = report
    state = Mutex(State(nextReport: .now + Self.patience))
  }

  func add(bytes: Int) {
    let now = ContinuousClock.now
    let progress = state.withLock { state -> ReadingProgress? in
      state.bytes += bytes
      guard now >= state.nextReport else { return nil }
      state.nextReport = now + Self.interval
      return ReadingProgress(bytes: state.bytes, total: total)
    }
    if let progress { report(progress) }
  }
}
