extension SmoothingFit {
  /// The variance of the error of h = 1, 2, … periods ahead, parameters taken as known.
  ///
  /// Additive errors: σ² (1 + Σ_{j<h} c_j²), c_j the response of the forecast j periods later to one unit of news.
  /// Multiplicative errors without a multiplicative season: (1 + σ²) θ_h − μ_h², θ_h = μ_h² + σ² Σ_{j<h} c_j² θ_{h−j}.
  /// Multiplicative errors and season: exact second moments of the product of level and season, for normal errors.
  /// Traps for additive errors beside a multiplicative season, which have no formula. O(h²), O(h m²) with the last.
  ///
  /// Source: Hyndman, Koehler, Ord and Snyder (2008), Forecasting with Exponential Smoothing, chapter 6, classes 1–3.
  public func variances(horizon: Int) -> [Double] {
    precondition(!form.isUnstable, "no formula for additive errors beside a multiplicative season")
    let points = points(horizon: horizon)
    if form.season == .multiplicative { return productVariances(horizon: horizon, points: points) }
    let responses = responses(count: horizon)
    if form.error == .additive {
      var sum = 1.0
      return responses.map { response in
        defer { sum += response * response }
        return errorVariance * sum
      }
    }
    var moments: [Double] = []
    for h in 0..<horizon {
      var news = 0.0
      for j in 0..<h { news += responses[j] * responses[j] * moments[h - 1 - j] }
      moments.append(points[h] * points[h] + errorVariance * news)
    }
    return zip(moments, points).map { (1 + errorVariance) * $0 - $1 * $1 }
  }

  /// c_1, c_2, …: α + β (φ + … + φ^j), and γ more every season.
  private func responses(count: Int) -> [Double] {
    var (level, slope) = (levelSmoothing, trendSmoothing ?? 0)
    return (1...count).map { j in
      slope *= damping ?? 1
      level += slope
      return level + (form.season == .additive && j % period == 0 ? seasonSmoothing ?? 0 : 0)
    }
  }

  /// The second moments of x ⊗ z, x the level and slope, z the seasons of the next m periods, one news for both.
  ///
  /// With x ← (F + G ε) x and the season in use z ← (1 + γ ε) z, expectations of products need ε up to its fourth
  /// power, 3 σ⁴ for normal errors. Moments are kept for (l, l), (l, b) and (b, b) and every pair of seasons.
  private func productVariances(horizon: Int, points: [Double]) -> [Double] {
    let (s2, gamma, phi) = (errorVariance, seasonSmoothing ?? 0, damping ?? 1)
    let (alpha, beta) = (levelSmoothing, trendSmoothing ?? 0)
    let slope = last.slope ?? 0
    let steady: [[Double]] = [[1, phi], [0, phi]]
    let news: [[Double]] = [[alpha, alpha * phi], [beta, beta * phi]]
    func operate(_ left: [[Double]], _ right: [[Double]], _ m: [Double]) -> [Double] {
      let full = [[m[0], m[1]], [m[1], m[2]]]
      func entry(_ i: Int, _ j: Int) -> Double {
        var sum = 0.0
        for a in 0..<2 {
          for b in 0..<2 { sum += left[i][a] * right[j][b] * full[a][b] }
        }
        return sum
      }
      return [entry(0, 0), (entry(0, 1) + entry(1, 0)) / 2, entry(1, 1)]
    }
    func combine(_ m: [Double], steady a: Double, mixed b: Double, news c: Double) -> [Double] {
      let (ff, fg, gg) = (operate(steady, steady, m), operate(steady, news, m), operate(news, news, m))
      return (0..<3).map { a * ff[$0] + 2 * b * fg[$0] + c * gg[$0] }
    }
    var second = (0..<period).map { j in
      (0..<period).map { k in
        [last.level * last.level, last.level * slope, slope * slope].map { $0 * last.seasons[j] * last.seasons[k] }
      }
    }
    var first = last.seasons.map { [last.level * $0, slope * $0] }
    var variances: [Double] = []
    for _ in 0..<horizon {
      let now = second[0][0]
      let square = now[0] + 2 * phi * now[1] + phi * phi * now[2]
      let mean = first[0][0] + phi * first[0][1]
      variances.append((1 + s2) * square - mean * mean)
      var next = second
      for j in 0..<period {
        for k in 0..<period {
          let (to, also) = ((j + period - 1) % period, (k + period - 1) % period)
          let m = second[j][k]
          switch (j == 0, k == 0) {
          case (false, false): next[to][also] = combine(m, steady: 1, mixed: 0, news: s2)
          case (true, true):
            next[to][also] = combine(
              m, steady: 1 + gamma * gamma * s2, mixed: 2 * gamma * s2, news: s2 + 3 * gamma * gamma * s2 * s2)
          default: next[to][also] = combine(m, steady: 1, mixed: gamma * s2, news: s2)
          }
        }
      }
      second = next
      var after = first
      for j in 0..<period {
        let share = j == 0 ? gamma * s2 : 0
        let (l, b) = (first[j][0], first[j][1])
        let q = l + phi * b
        after[(j + period - 1) % period] = [q + share * alpha * q, phi * b + share * beta * q]
      }
      first = after
    }
    return variances
  }

  /// "α 0.7409, β 0.0001, γ 0.0001".
  var parameterSentence: String {
    let named = [("α", levelSmoothing), ("β", trendSmoothing), ("γ", seasonSmoothing), ("φ", damping)]
    return named.compactMap { name, value in value.map { "\(name) \(rounded($0))" } }.joined(separator: ", ")
  }
}
