/// Scratch memory for LAPACK, which says how much it wants when it is asked with a length of −1.
enum Workspace {
  static func run(_ routine: (UnsafeMutablePointer<Double>, Int32) -> Void) {
    var wanted = 0.0
    routine(&wanted, -1)
    let length = Swift.max(Int(wanted), 1)
    let buffer = AlignedBuffer(uninitialized: length)
    withExtendedLifetime(buffer) { routine($0.pointer.baseAddress!, OpenBLAS.dimension(length)) }
  }
}
