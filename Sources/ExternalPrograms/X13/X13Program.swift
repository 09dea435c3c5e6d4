public import Foundation

/// X-13ARIMA-SEATS of the United States Census Bureau, when it is installed: as the file named in COMITY_X13, or as
/// `x13as`, `x13ashtml` or `x13as_html` on PATH.
///
/// It works in a folder of its own that is removed afterwards.
/// - Source: D. F. Findley, B. C. Monsell, W. R. Bell, M. C. Otto and B.-C. Chen (1998), Journal of Business & Economic
///   Statistics 16, 127–152; U.S. Census Bureau, X-13ARIMA-SEATS Reference Manual.
public struct X13Program: Sendable, Equatable {
  public static let variable = "COMITY_X13"
  public static let names = ["x13as", "x13ashtml", "x13as_html", "x13as_ascii"]
  public let program: ExternalProgram

  /// - Throws: `.notFound` or `.notExecutable`.
  public init(environment: [String: String] = ProcessInfo.processInfo.environment) throws(ExternalProgramError) {
    program = try ExternalProgram(named: Self.names, variable: Self.variable, environment: environment)
  }

  public init(_ program: ExternalProgram) { self.program = program }

  /// Adjusts a monthly or quarterly series of three years or more.
  /// - Parameters:
  ///   - values: the series, oldest first, without gaps.
  ///   - period: 12 for months, 4 for quarters.
  ///   - startYear: the year of the first value.
  ///   - startPeriod: the month or quarter of the first value, from 1.
  ///   - adjustment: what the program is asked for.
  ///   - timeout: how long the program may take.
  /// - Throws: `X13Refusal`, `ExternalProgramError`, or an error of the file system.
  public func adjust(
    _ values: [Double], period: Int, startYear: Int, startPeriod: Int, _ adjustment: X13Adjustment,
    timeout: Duration = .seconds(60)
  ) throws -> X13Result {
    guard period == 12 || period == 4 else { throw X13Refusal.unsupportedPeriod(period) }
    guard 1...9999 ~= startYear, 1...period ~= startPeriod else {
      throw X13Refusal.impossibleStart(year: startYear, period: startPeriod)
    }
    guard values.count >= 3 * period else {
      throw X13Refusal.tooFewObservations(needed: 3 * period, found: values.count)
    }
    if let index = values.firstIndex(where: { !$0.isFinite }) { throw X13Refusal.notFinite(index: index) }
    if adjustment.mode == .multiplicative, let index = values.firstIndex(where: { $0 <= 0 }) {
      throw X13Refusal.notPositive(index: index, value: values[index])
    }
    let folder = FileManager.default.temporaryDirectory.appending(path: "comity-x13-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let text = adjustment.specification(
      values: values, period: period, startYear: startYear, startPeriod: startPeriod)
    try text.write(to: folder.appending(path: "series.spc"), atomically: false, encoding: .utf8)
    var messages: (errors: [String], warnings: [String])
    do {
      _ = try program.run(["series"], workingFolder: folder.path, timeout: timeout)
      messages = X13Messages.read(folder)
    } catch let error as ExternalProgramError {
      guard case .failed = error else { throw error }
      messages = X13Messages.read(folder)
      if messages.errors.isEmpty { throw error }
    }
    guard messages.errors.isEmpty else { throw X13Refusal.program(errors: messages.errors) }
    func table(_ name: String) throws -> [Double] {
      guard let text = try? String(contentsOf: folder.appending(path: "series.\(name)"), encoding: .utf8) else {
        throw X13Refusal.tableMissing(name)
      }
      return try X13Table.numbers(text, name: name, count: values.count)
    }
    return X13Result(
      seasonal: try table("d10"), seasonallyAdjusted: try table("d11"), trend: try table("d12"),
      irregular: try table("d13"), variant: adjustment.variant, warnings: messages.warnings)
  }
}
