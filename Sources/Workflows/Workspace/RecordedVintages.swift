import Catalog

/// The vintages that a command read at another time, so that it can be given again as it was.
public enum RecordedVintages {
  @TaskLocal static var inputs: [(name: String, digest: String)] = []

  /// Runs a command so that of every data set whose vintages are recorded only these are there, whatever was imported
  /// since.
  ///
  /// - Parameters:
  ///   - inputs: The recorded inputs with the SHA-256 of their bytes; files and streams among them are passed over.
  ///   - body: The command.
  public static func reading<Result>(
    _ inputs: [(name: String, digest: String?)], _ body: () throws -> Result
  ) rethrows -> Result {
    let vintages = inputs.compactMap { input in
      input.name.contains("@") ? input.digest.map { (input.name, $0) } : nil
    }
    return try $inputs.withValue(vintages, operation: body)
  }

  /// Those vintages that are recorded, or all where none of the data set is.
  static func among(_ vintages: [Vintage]) -> [Vintage] {
    guard !inputs.isEmpty else { return vintages }
    let recorded = vintages.filter { vintage in
      vintage.files.allSatisfy { file in
        inputs.contains { input in
          input.digest == file.digest
            && ["\(vintage.dataSet)@\(vintage.retrieved)", vintage.exactName].contains { name in
              input.name == name || input.name == "\(name)/\(file.name)"
            }
        }
      }
    }
    return recorded.isEmpty ? vintages : recorded
  }
}
