/// What a figure of trade counts, seen from its subject.
public enum FigureFlow: String, Sendable, Hashable, CaseIterable {
  case exports = "X"
  case imports = "M"
  /// Exports and imports together.
  case trade = "T"
  /// Exports less imports.
  case balance = "B"
}
