import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The programs that are running, so that one that is told to end can take them along: they are groups of processes of
/// their own, which a Ctrl-C on the terminal does not reach.
public enum RunningPrograms {
  /// The leaders of their groups; 0 for none. More at a time than anybody starts are not taken along.
  private nonisolated(unsafe) static let leaders: UnsafeMutablePointer<Atomic<Int>> = {
    let slots = UnsafeMutablePointer<Atomic<Int>>.allocate(capacity: count)
    for index in 0..<count { (slots + index).initialize(to: Atomic(0)) }
    return slots
  }()
  private static let count = 256

  /// Makes ready what `end` needs, before any signal can come.
  public static func prepare() { _ = leaders }

  /// Tells all of them, and what they started, to end. Nothing but loads and system calls: a signal handler may call it.
  public static func end() {
    for index in 0..<count {
      let leader = leaders[index].load(ordering: .acquiring)
      if leader != 0 { kill(-pid_t(leader), SIGTERM) }
    }
  }

  static func add(_ leader: pid_t) {
    for index in 0..<count
    where leaders[index].compareExchange(expected: 0, desired: Int(leader), ordering: .acquiringAndReleasing).exchanged
    {
      return
    }
  }

  static func remove(_ leader: pid_t) {
    for index in 0..<count
    where leaders[index].compareExchange(expected: Int(leader), desired: 0, ordering: .acquiringAndReleasing).exchanged
    {
      return
    }
  }
}
