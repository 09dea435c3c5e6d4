import Foundation

/// Where the bundled data packages and definitions are.
public enum Datasets {
  /// The folder that holds the packages, each in a folder of its own, and `definitions`.
  ///
  /// Looked for in `COMITY_DATA`, beside the executable (as the package manager builds it), and in `../share/comity`
  /// (as `make install` puts it). Never through the generated bundle accessor, which traps once the build folder is
  /// gone. `nil` when there is none.
  public static func folder() -> String? {
    var candidates: [String] = []
    if let named = ProcessInfo.processInfo.environment["COMITY_DATA"], !named.isEmpty { candidates.append(named) }
    if let program = Bundle.main.executableURL?.resolvingSymlinksInPath().deletingLastPathComponent().path {
      candidates.append(program + "/Comity_Datasets.resources")
      candidates.append(program + "/Comity_Datasets.bundle")
      candidates.append(program + "/../share/comity")
    }
    return candidates.first { FileManager.default.fileExists(atPath: $0 + "/definitions") }
  }
}
