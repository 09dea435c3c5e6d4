/// How much of trade is exchange of the same products in both directions.
///
/// Amounts by product are not negative; a zero is a product that is not traded, NaN is refused. The finer the products,
/// the smaller the indices. O(products).
public enum IntraIndustry {}
