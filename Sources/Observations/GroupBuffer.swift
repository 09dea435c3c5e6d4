/// Numbers by group that grow as groups come, zero at first; plain memory, so that loops over rows check nothing.
final class GroupBuffer<Element: BitwiseCopyable> {
  private(set) var elements: UnsafeMutablePointer<Element>
  private(set) var count = 0
  private var capacity = 0
  private let zero: Element

  init(zero: Element) {
    self.zero = zero
    elements = .allocate(capacity: 0)
  }

  deinit { elements.deallocate() }

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
    let larger = UnsafeMutablePointer<Element>.allocate(capacity: room)
    larger.update(from: elements, count: count)
    elements.deallocate()
    elements = larger
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
