/// A series cut into seasons: the observations whose periods leave the same remainder.
struct SeasonalSeries {
  /// Times and values of each season that has an observation, in the order of remainders.
  let seasons: [(times: [Double], values: [Double])]
  let scores: [ScoreAndTies]

  init(times: [Double], values: [Double], period: Int) {
    var byRemainder = [(times: [Double], values: [Double])](repeating: ([], []), count: period)
    for (time, value) in zip(times, values) {
      let whole = time.rounded(.down)
      let remainder = whole - Double(period) * (whole / Double(period)).rounded(.down)
      byRemainder[Int(remainder)].times.append(time)
      byRemainder[Int(remainder)].values.append(value)
    }
    seasons = byRemainder.filter { !$0.times.isEmpty }
    var workspace = RankWorkspace()
    var scores: [ScoreAndTies] = []
    for season in seasons { scores.append(workspace.scoreAndTies(season.values, count: season.values.count)) }
    self.scores = scores
  }

  var score: Int { scores.reduce(0) { $0 + $1.score } }
  /// Of S when the seasons are independent of each other.
  var variance: Double { scores.reduce(0) { $0 + $1.variance } }

  /// Of S with covariances between seasons, Σ over seasons g, h of (K_gh + 4 Σ_j R_jg R_jh − n(n + 1)²)/3: R the ranks
  /// within a season, K_gh the pairs of years in which both seasons rise or both fall, less those in which one does.
  ///
  /// `nil` unless all seasons have the same n years (E. J. Dietz and T. J. Killeen 1981).
  var varianceWithCovariances: Double? {
    guard let years = seasons.first?.times.count, seasons.allSatisfy({ $0.times.count == years }) else { return nil }
    let starts = seasons.map { $0.times[0] }
    for season in seasons {
      let steps = season.times.map { $0 - season.times[0] }
      if steps != seasons[0].times.map({ $0 - seasons[0].times[0] }) { return nil }
    }
    guard let least = starts.min(), let greatest = starts.max() else { return nil }
    guard years < 2 || greatest - least < seasons[0].times[1] - seasons[0].times[0] else { return nil }
    let n = Double(years)
    let ranks = seasons.map { midranks($0.values) }
    var sum = 0.0
    for g in seasons.indices {
      for h in seasons.indices {
        var concordance = 0
        for j in 0..<years {
          for i in 0..<j {
            let one = sign(seasons[g].values[j] - seasons[g].values[i])
            concordance += one * sign(seasons[h].values[j] - seasons[h].values[i])
          }
        }
        let products = zip(ranks[g], ranks[h]).reduce(0.0) { $0 + $1.0 * $1.1 }
        sum += (Double(concordance) + 4 * products - n * (n + 1) * (n + 1)) / 3
      }
    }
    return sum
  }

  private func sign(_ value: Double) -> Int { value > 0 ? 1 : value < 0 ? -1 : 0 }
}
