import Foundation

extension Comity {
  /// The version of the program.
  public static let version = "0.1.0"

  /// An error as the sentence a person reads. Errors of this project describe themselves: what, where, why, what to do.
  public static func message(for error: any Error) -> String {
    guard let error = error as? CocoaError, let path = error.filePath ?? error.url?.path else { return "\(error)" }
    let reason = (error.underlying as? POSIXError).map { String(cString: strerror($0.code.rawValue)) }
    return
      "\(path) cannot be read or written: \(reason ?? error.localizedDescription). Check the disk, its permissions "
      + "and, for temporary files, the folder that TMPDIR names."
  }
}
