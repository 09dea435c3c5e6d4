/// Suggestions for a name that is not known.
public enum NearestNames {
  /// The names nearest to a misspelt one, nearest first.
  ///
  /// Distance is the optimal string alignment distance (insertions, deletions, substitutions and transpositions of
  /// neighbours, each counted 1; F. J. Damerau, 1964), between texts in small letters without accents. A name within
  /// a third of the longer length is suggested, as is one that begins with the text asked for; equal distances keep
  /// the order of the names. Names that fold to the same letters are suggested once.
  ///
  /// O(n · l²) for n names of length l.
  public static func suggestions(
    for text: some StringProtocol, among names: some Sequence<String>, limit: Int = 3
  ) -> [String] {
    let wanted = LetterFolding.fold(text)
    guard !wanted.isEmpty, limit > 0 else { return [] }
    var found: [(distance: Int, name: String)] = []
    var seen: Set<[Unicode.Scalar]> = []
    for name in names {
      let candidate = LetterFolding.fold(name)
      guard seen.insert(candidate).inserted else { continue }
      let distance = distance(wanted, candidate)
      let isPrefix = wanted.count >= 3 && candidate.starts(with: wanted)
      if isPrefix {
        found.append((min(distance, 1), name))
      } else if distance <= max(1, max(wanted.count, candidate.count) / 3) {
        found.append((distance, name))
      }
    }
    return found.enumerated()
      .sorted { ($0.element.distance, $0.offset) < ($1.element.distance, $1.offset) }
      .prefix(limit).map(\.element.name)
  }

  /// The optimal string alignment distance of two texts, in small letters without accents.
  public static func distance(_ left: some StringProtocol, _ right: some StringProtocol) -> Int {
    distance(LetterFolding.fold(left), LetterFolding.fold(right))
  }

  private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    if left.isEmpty || right.isEmpty { return max(left.count, right.count) }
    var beforePrevious: [Int] = []
    var previous = Array(0...right.count)
    for row in 1...left.count {
      var current = [row]
      current.reserveCapacity(right.count + 1)
      for column in 1...right.count {
        let isSame = left[row - 1] == right[column - 1]
        var best = min(previous[column] + 1, current[column - 1] + 1, previous[column - 1] + (isSame ? 0 : 1))
        if row > 1, column > 1, left[row - 1] == right[column - 2], left[row - 2] == right[column - 1] {
          best = min(best, beforePrevious[column - 2] + 1)
        }
        current.append(best)
      }
      beforePrevious = previous
      previous = current
    }
    return previous[right.count]
  }
}
