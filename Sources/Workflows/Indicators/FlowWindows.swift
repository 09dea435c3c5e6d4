import Nomenclature
import Panels

/// The periods of a result whose flows are sums over periods of the data: fiscal years, years to date, moving sums.
///
/// A flow without a row in some of the periods was not traded in them; a period of which the data hold nothing at all
/// leaves every window that needs it out.
struct FlowWindows {
  struct Window {
    var name: String
    /// The places of the parts among the periods of the data.
    var parts: [Int]
    /// The last part, by which members count.
    var date: Period
  }

  let windows: [Window]
  let remarks: [String]

  /// `nil` when periods are taken as they are.
  init?(_ comparison: Comparison, periods texts: [String]) throws {
    guard comparison.addsPeriods else { return nil }
    let periods = try texts.map { text in
      guard let period = Period(text) else { throw PanelError.notAPeriod(text) }
      return period
    }
    let frequencies = Set(periods.map(\.frequency))
    guard frequencies.count <= 1 else { throw PanelError.mixedFrequencies(frequencies.map(\.noun).sorted()) }
    let places = Dictionary(periods.enumerated().map { ($1, $0) }) { first, _ in first }
    guard let made = try comparison.windows(over: periods) else { return nil }
    var windows: [Window] = []
    var left: [String] = []
    for window in made.windows {
      let parts = window.parts.compactMap { places[$0] }
      guard parts.count == window.parts.count, let date = window.parts.last else {
        left.append(made.name(of: window.period))
        continue
      }
      windows.append(Window(name: made.name(of: window.period), parts: parts, date: date))
    }
    guard !windows.isEmpty else {
      throw WorkflowError(
        "None of the periods asked for is whole: the data lack some of their parts (\(left.joined(separator: ", "))).")
    }
    self.windows = windows
    var remarks = [made.meaning]
    if !left.isEmpty { remarks.append("Left out, the data lack a part of them: \(left.joined(separator: ", ")).") }
    self.remarks = remarks
  }
}
