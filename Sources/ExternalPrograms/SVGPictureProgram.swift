public import Foundation

/// librsvg's `rsvg-convert`, which turns SVG into PNG.
///
/// Found as the file named in `COMITY_RSVG_CONVERT`, or on PATH.
public struct SVGPictureProgram: Sendable, Equatable {
  public static let variable = "COMITY_RSVG_CONVERT"
  public static let names = ["rsvg-convert"]
  public let program: ExternalProgram

  /// - Throws: `.notFound` or `.notExecutable`.
  public init(environment: [String: String] = ProcessInfo.processInfo.environment) throws(ExternalProgramError) {
    program = try ExternalProgram(named: Self.names, variable: Self.variable, environment: environment)
  }

  /// A picture in points of PNG, twice as many as the SVG has units each way, on white.
  /// - Parameters:
  ///   - svg: the text of the SVG.
  ///   - timeout: how long the program may take.
  /// - Throws: `ExternalProgramError`, and errors of the temporary file that the program reads.
  public func png(_ svg: String, timeout: Duration = .seconds(60)) throws -> [UInt8] {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("comity-\(UUID().uuidString).svg")
    try Data(svg.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    return try program.run(
      ["--format", "png", "--zoom", "2", "--background-color", "white", file.path], timeout: timeout,
      outputLimit: 1 << 28
    ).standardOutput
  }
}
