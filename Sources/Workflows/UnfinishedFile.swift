import Foundation
import Synchronization

/// The output files that are being written beside their places, so that a program that is told to end can take them away.
public enum UnfinishedFile {
  /// Where their names stand in memory; 0 for none. As many as threads ever write at a time.
  private nonisolated(unsafe) static let addresses: UnsafeMutablePointer<Atomic<UInt>> = {
    let slots = UnsafeMutablePointer<Atomic<UInt>>.allocate(capacity: count)
    for index in 0..<count { (slots + index).initialize(to: Atomic(0)) }
    return slots
  }()
  private static let count = 256

  /// Removes the files that are being written. Nothing but loads and system calls: a signal handler may call it.
  public static func remove() {
    for index in 0..<count {
      if let path = UnsafePointer<CChar>(bitPattern: addresses[index].load(ordering: .acquiring)) { unlink(path) }
    }
  }

  /// Makes ready what `remove` needs, before any signal can come.
  public static func prepare() { _ = addresses }

  /// Returns the place that `end` gives back.
  static func begin(_ path: String) -> Int? {
    let name = UInt(bitPattern: strdup(path))
    return (0..<count).first { index in
      addresses[index].compareExchange(expected: 0, desired: name, ordering: .acquiringAndReleasing).exchanged
    }
  }

  /// The name is not freed: a handler on another thread may be reading it.
  static func end(_ slot: Int?) {
    if let slot { addresses[slot].store(0, ordering: .releasing) }
  }
}
