import SparkEngine

/// Many pieces of work answered by few runs of Spark, whose start costs more than most answers: each is begun to learn
/// what it asks, all questions go to Spark together, and each is begun again with the answers at hand. What asks
/// further questions then has them answered in the next round.
enum SparkRounds {
  @TaskLocal static var current: Piece?

  /// What one piece of work has asked, in its order, and the answers so far.
  final class Piece: @unchecked Sendable {
    private var known: [[Result<SparkAnswer, any Error>]] = []
    private var position = 0
    fileprivate private(set) var requests: [SparkRequest] = []
    /// Beginnings; the known ones are kept by `SparkReading` for all.
    fileprivate private(set) var places: [SparkPlace] = []
    private var failures: [SparkPlace: any Error] = [:]

    func answers(_ asked: [SparkRequest]) throws -> [Result<SparkAnswer, any Error>] {
      guard position < known.count else {
        requests = asked
        throw Gathered()
      }
      position += 1
      return known[position - 1]
    }

    /// Asks for beginnings, none of which is known.
    func learn(_ unknown: [SparkPlace]) throws -> Never {
      for place in unknown { if let error = failures[place] { throw error } }
      places = unknown
      throw Gathered()
    }

    fileprivate func begin() {
      position = 0
      requests = []
      places = []
    }

    fileprivate func take(_ answers: [Result<SparkAnswer, any Error>]) { known.append(answers) }

    fileprivate func take(_ failed: [SparkPlace: any Error]) {
      failures.merge(failed.filter { places.contains($0.key) }) { $1 }
    }
  }

  /// A question has been asked and is not answered yet.
  struct Gathered: Error {}

  /// Does the pieces of work; each must do the same whenever it is begun, and pass errors on.
  ///
  /// - Parameters:
  ///   - engine: Who answers.
  ///   - statements: What Spark does before the first questions.
  ///   - stopsAtFailure: Whether nothing more is asked once a piece has failed; what is left then fails as `Gathered`.
  ///   - work: The pieces.
  static func run<Value>(
    _ engine: SparkEngine, first statements: [String] = [], stopsAtFailure: Bool = false, _ work: [() throws -> Value]
  ) throws -> [Result<Value, any Error>] {
    let pieces = work.map { _ in Piece() }
    var results: [Result<Value, any Error>?] = work.map { _ in nil }
    var statements = statements
    while true {
      var hasFailed = false
      for index in work.indices where results[index] == nil {
        pieces[index].begin()
        let result = $current.withValue(pieces[index]) { Result { try work[index]() } }
        if case .failure(let error) = result {
          if error is Gathered { continue }
          hasFailed = true
        }
        results[index] = result
      }
      if hasFailed, stopsAtFailure { break }
      let open = work.indices.filter { results[$0] == nil }.map { pieces[$0] }
      var places: [SparkPlace] = []
      for place in open.flatMap(\.places) where !places.contains(place) { places.append(place) }
      guard open.contains(where: { !$0.requests.isEmpty || !$0.places.isEmpty }) else { break }
      let found = try engine.answer(open.flatMap(\.requests), places: places, after: statements)
      statements = []
      var failed: [SparkPlace: any Error] = [:]
      for (place, sample) in zip(places, found.samples) {
        switch sample {
        case .success(let sample): SparkReading.remember(sample, of: place)
        case .failure(let error): failed[place] = error
        }
      }
      var answers = found.answers[...]
      for piece in open {
        piece.take(failed)
        guard !piece.requests.isEmpty else { continue }
        piece.take(Array(answers.prefix(piece.requests.count)))
        answers = answers.dropFirst(piece.requests.count)
      }
    }
    return results.map { $0 ?? .failure(Gathered()) }
  }
}
