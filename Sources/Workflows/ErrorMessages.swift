extension Comity {
  /// The version of the program.
  public static let version = "0.1.0"

  /// An error as the sentence a person reads. Errors of this project describe themselves: what, where, why, what to do.
  public static func message(for error: any Error) -> String { "\(error)" }
}
