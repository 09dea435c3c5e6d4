#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Numbers by group that grow as groups come, zero at first; plain memory, so that loops over rows check nothing.
final class GroupBuffer<Element: BitwiseCopyable> {
  private(set) var elements: UnsafeMutablePointer<Element>
  private(set) var count = 0
  private var capacity = 0
  private let zero: Element

  init(zero: Element) {
    self.zero = zero
    guard let none = malloc(0) else { fatalError("out of memory") }
    elements = none.bindMemory(to: Element.self, capacity: 0)
  }

  deinit { free(elements) }

  subscript(group: Int) -> Element {
    get {
      precondition(group < count)
      return elements[group]
    }
    set {
      precondition(group < count)
      elements[group] = newValue
    }
  }

  /// Makes room for so many groups.
  func grow(to groups: Int) {
    guard groups > count else { return }
    reserve(groups)
    (elements + count).initialize(repeating: zero, count: groups - count)
    count = groups
  }

  /// Makes room without using it yet.
  func reserve(_ groups: Int) {
    guard groups > capacity else { return }
    let room = max(groups, capacity * 2, 64)
    // The system moves the pages of a large piece of memory without copying them.
    guard let larger = realloc(elements, room * MemoryLayout<Element>.stride) else { fatalError("out of memory") }
    elements = larger.bindMemory(to: Element.self, capacity: room)
    capacity = room
  }

  /// Adds one more; there must be reserved room.
  @inline(__always)
  func appendReserved(_ element: Element) {
    elements[count] = element
    count &+= 1
  }

  /// Says how many elements of the reserved room were written.
  func setCount(_ groups: Int) {
    precondition(groups <= capacity)
    count = groups
  }
}
