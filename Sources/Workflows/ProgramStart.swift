import Vectors

extension Comity {
  /// What a program that has no other use for the linear algebra's threads does first; the results are the same without.
  public static func prepareProgram() { OpenBLAS.prepare() }
}
