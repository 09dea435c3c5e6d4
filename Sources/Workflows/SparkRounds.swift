import SparkEngine

/// Many pieces of work answered by few runs of Spark, whose start costs more than most answers: each is begun to learn
/// what it asks, all questions go to Spark together, and each is begun again with the answers at hand. What asks further
/// questions then has them answered in the next round.
enum SparkRounds {
  @TaskLocal static var current: Piece?

  /// What one piece of work has asked, in its order, and the answers so far.
  final class Piece: @unchecked Sendable {
    private var known: [[Result<SparkAnswer, any Error>]] = []
    private var position = 0
    fileprivate private(set) var pending: [SparkRequest] = []

    func answers(_ requests: [SparkRequest]) throws -> [Result<SparkAnswer, any Error>] {
      guard position < known.count else {
        pending = requests
        throw Gathered()
      }
      position += 1
      return known[position - 1]
    }

    fileprivate func begin() {
      position = 0
      pending = []
    }

    fileprivate func learn(_ answers: [Result<SparkAnswer, any Error>]) { known.append(answers) }
  }

  /// A question has been asked and is not answered yet.
  struct Gathered: Error {}

  /// Does the pieces of work; each must do the same whenever it is begun, and pass errors on.
  static func run<Value>(
    _ engine: SparkEngine, first: [String] = [], _ work: [() throws -> Value]
  ) throws -> [Result<Value, any Error>] {
    let pieces = work.map { _ in Piece() }
    var results: [Result<Value, any Error>?] = work.map { _ in nil }
    var first = first
    while true {
      for index in work.indices where results[index] == nil {
        pieces[index].begin()
        let result = $current.withValue(pieces[index]) { Result { try work[index]() } }
        if case .failure(is Gathered) = result { continue }
        results[index] = result
      }
      let open = pieces.filter { !$0.pending.isEmpty }
      let requests = open.flatMap(\.pending)
      guard !requests.isEmpty else { break }
      var answers = try engine.answer(requests, after: first)[...]
      first = []
      for piece in open {
        piece.learn(Array(answers.prefix(piece.pending.count)))
        answers = answers.dropFirst(piece.pending.count)
      }
    }
    return results.map { $0 ?? .failure(Gathered()) }
  }
}
