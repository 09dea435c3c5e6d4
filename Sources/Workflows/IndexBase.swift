/// What `--index 2013=100` says: the period at which an index has a level.
struct IndexBase {
  let period: String
  let level: Int

  init(_ text: String) throws {
    let parts = text.split(separator: "=").map(String.init)
    guard parts.count == 2, let level = Int(parts[1]), level > 0 else {
      throw WorkflowError("--index \(text) is not understood. Write a period and a level above 0: --index 2013=100.")
    }
    (period, self.level) = (parts[0], level)
  }
}
