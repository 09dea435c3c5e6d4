/// The direction of a trade flow, as UN Comtrade counts it.
///
/// Exports (X) contain re-exports (RX) and imports (M) contain re-imports (RM): the pairs are never added.
public enum Flow: String, Sendable, Hashable, Codable, CaseIterable {
  case imports = "M"
  case exports = "X"
  case reImports = "RM"
  case reExports = "RX"

  /// `M`, `X`, `RM` or `RX`.
  public var code: String { rawValue }

  /// Reads codes (`M`, `rx`), words in either number (`Import`, `Exports`, `Re-Export`, `re-imports`) and the numbers
  /// of the legacy API (1 imports, 2 exports, 3 re-exports, 4 re-imports).
  ///
  /// Returns `nil` for anything else, among it Comtrade's finer flows (DX domestic exports, FM foreign imports, MIP,
  /// MOP, XIP, XOP processing), which are parts of M and X.
  public init?(_ text: some StringProtocol) {
    let letters = text.lowercased().filter { $0.isLetter || $0.isNumber }
    switch letters {
    case "m", "1", "import", "imports": self = .imports
    case "x", "2", "export", "exports": self = .exports
    case "rx", "3", "reexport", "reexports": self = .reExports
    case "rm", "4", "reimport", "reimports": self = .reImports
    default: return nil
    }
  }

  /// The flow that contains this one: X for RX, M for RM, itself otherwise.
  public var total: Flow {
    switch self {
    case .imports, .reImports: .imports
    case .exports, .reExports: .exports
    }
  }

  /// What the other partner records: imports for exports and the reverse; `nil` for re-exports and re-imports, which
  /// no partner records as such.
  public var mirror: Flow? {
    switch self {
    case .imports: .exports
    case .exports: .imports
    case .reImports, .reExports: nil
    }
  }
}

extension Flow: CustomStringConvertible {
  /// `imports`, `exports`, `re-imports` or `re-exports`.
  public var description: String {
    switch self {
    case .imports: "imports"
    case .exports: "exports"
    case .reImports: "re-imports"
    case .reExports: "re-exports"
    }
  }
}
