import Catalog
import Nomenclature

/// The day whose vintages a command reads.
public enum AsOf {
  @TaskLocal static var day: CalendarDate?

  /// Runs a command so that every imported data set it reads without a day of its own is taken as of a day.
  ///
  /// - Parameters:
  ///   - text: The day, `2024-11-02`, or a month or year, which means its last day; `nil` for the latest of all.
  ///   - body: The command.
  public static func reading<Result>(_ text: String?, _ body: () throws -> Result) throws -> Result {
    guard let text else { return try body() }
    return try $day.withValue(try parsed(text), operation: body)
  }

  static func parsed(_ text: String) throws -> CalendarDate {
    guard let day = DataSetName.Day(text), day.sequence == nil else {
      throw WorkflowError("--as-of takes a day such as 2024-11-02, or a month or year for its end, not \"\(text)\".")
    }
    return day.day
  }
}
