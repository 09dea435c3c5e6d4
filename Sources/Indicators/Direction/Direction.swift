/// With whom an economy or bloc trades, and how that compares with what their sizes suggest.
///
/// Amounts are not negative, NaN is refused.
public enum Direction {}
