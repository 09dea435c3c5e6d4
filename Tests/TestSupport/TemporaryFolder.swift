import Foundation

/// A folder that is gone when the test is.
public final class TemporaryFolder: Sendable {
  public let path: String

  public init() throws {
    path = NSTemporaryDirectory() + "comity-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file and returns its path.
  public func file(_ name: String, _ bytes: some Sequence<UInt8>) throws -> String {
    let target = path + "/" + name
    try Data(bytes).write(to: URL(fileURLWithPath: target))
    return target
  }

  public func file(_ name: String, _ text: String) throws -> String { try file(name, text.utf8) }
}
