import Foundation
import Synchronization

/// The output file that is being written beside its place, so that a program that is told to end can take it away.
public enum UnfinishedFile {
  /// Where its name stands in memory; 0 for none.
  private static let address = Atomic<UInt>(0)

  /// Removes the file, if one is being written. Nothing but a load and a system call: a signal handler may call it.
  public static func remove() {
    if let path = UnsafePointer<CChar>(bitPattern: address.load(ordering: .acquiring)) { unlink(path) }
  }

  static func begin(_ path: String) { address.store(UInt(bitPattern: strdup(path)), ordering: .releasing) }

  /// The name is not freed: a handler on another thread may be reading it.
  static func end() { address.store(0, ordering: .releasing) }
}
