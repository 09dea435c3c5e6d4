/// One thing that is wrong with a specification, and where.
public struct SpecificationFault: Sendable, Hashable, CustomStringConvertible {
  /// From 1; 0 for what stands on no line, such as a setting of the command line.
  public var line: Int
  public var message: String

  public init(line: Int, _ message: String) {
    self.line = line
    self.message = message
  }

  public var description: String { line > 0 ? "line \(line): \(message)" : message }
}

/// Everything that is wrong with a specification, in the order of lines.
public struct SpecificationError: Error, Sendable, CustomStringConvertible {
  public var file: String
  public var faults: [SpecificationFault]

  public init(file: String, faults: [SpecificationFault]) {
    self.file = file
    var seen = Set<SpecificationFault>()
    let order = faults.filter { seen.insert($0).inserted }.enumerated()
    self.faults = order.sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }.map(\.element)
  }

  public var description: String {
    faults.map { $0.line > 0 ? "\(file):\($0.line): \($0.message)" : "\(file): \($0.message)" }.joined(separator: "\n")
  }
}
