/// In which products an economy is stronger than others.
///
/// Amounts are not negative; a zero is a product that is not traded, NaN is refused.
public enum Specialisation {
  /// Whose exports an economy's are compared with.
  public enum World: String, Sendable, Hashable, CaseIterable, Codable {
    /// All economies, the one itself among them.
    case including = "world including the reporter"
    /// All other economies.
    case excluding = "world excluding the reporter"
  }
}
