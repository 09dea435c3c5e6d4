public import Foundation

/// Poppler's `pdftotext`, which reads the text of PDF files.
///
/// Found as the file named in `COMITY_PDFTOTEXT`, or on PATH.
public struct PDFTextProgram: Sendable, Equatable {
  public static let variable = "COMITY_PDFTOTEXT"
  public static let names = ["pdftotext"]
  public let program: ExternalProgram

  /// - Throws: `.notFound` or `.notExecutable`.
  public init(environment: [String: String] = ProcessInfo.processInfo.environment) throws(ExternalProgramError) {
    program = try ExternalProgram(named: Self.names, variable: Self.variable, environment: environment)
  }

  /// The text of a PDF file as UTF-8 with line feeds, in reading order.
  /// - Parameters:
  ///   - path: the file.
  ///   - timeout: how long the program may take.
  /// - Throws: `ExternalProgramError`.
  public func text(ofFile path: String, timeout: Duration = .seconds(120)) throws -> [UInt8] {
    let name = path.hasPrefix("-") ? "./" + path : path
    return try program.run(
      ["-enc", "UTF-8", "-eol", "unix", name, "-"], timeout: timeout, outputLimit: 1 << 30
    ).standardOutput
  }
}
