extension SeasonalTrendLoess {
  /// How the median of the magnitudes of the residuals is found for the weights of a robust pass.
  public enum ResidualMedian: String, Sendable, Codable, CaseIterable {
    /// As in the authors' program and in R: for an even number of observations the two middle places are asked of a
    /// partial sort in descending order, though it takes ascending ones, and at times one of them is left unsorted. The
    /// "median" then differs a little. The default, so that robust results are those of R.
    case asInR
    /// The median itself, as in statsmodels.
    case exact

    /// The sum of the two values in the middle (the one twice when the count is odd), of which six medians are three
    /// times. Reorders the values; expected O(n).
    func sumOfMiddlePair(_ values: UnsafeMutablePointer<Double>, count: Int) -> Double {
      switch self {
      case .asInR: Trends.sumOfMiddlePairAsInR(values, count: count)
      case .exact: Trends.sumOfMiddlePair(values, count: count)
      }
    }
  }
}

/// By quick selection.
func sumOfMiddlePair(_ values: UnsafeMutablePointer<Double>, count: Int) -> Double {
  let target = count / 2
  var (low, high) = (0, count - 1)
  while low < high {
    let middle = low + (high - low) / 2
    let (a, b, c) = (values[low], values[middle], values[high])
    let pivot = max(min(a, b), min(max(a, b), c))
    var (i, j) = (low, high)
    while i <= j {
      while values[i] < pivot { i += 1 }
      while values[j] > pivot { j -= 1 }
      if i <= j {
        (values[i], values[j]) = (values[j], values[i])
        i += 1
        j -= 1
      }
    }
    if target <= j {
      high = j
    } else if target >= i {
      low = i
    } else {
      break
    }
  }
  let upper = values[target]
  guard count % 2 == 0 else { return 2 * upper }
  var lower = values[0]
  for i in 1..<target { lower = max(lower, values[i]) }
  return lower + upper
}

/// By Chambers' partial sort (Communications of the ACM 14, 1971, algorithm 410) with the upper place named first.
///
/// The part to go on with is chosen by the lower place when the left part is the shorter, else by the upper one. When the
/// cut falls between the two, the other part stays as it is.
func sumOfMiddlePairAsInR(_ values: UnsafeMutablePointer<Double>, count: Int) -> Double {
  let upper = count / 2
  let lower = count - upper - 1
  var (first, last) = (0, count - 1)
  while first < last {
    if last - first <= 10, first > 0 {
      insertionSort(values, first, last)
      break
    }
    // Median of three as the pivot, the ends put in order beside it.
    // The sort counts places from 1, and halves its sum of places so.
    let middle = (first + last + 2) / 2 - 1
    if values[first] > values[middle] { swapValues(values, first, middle) }
    if values[last] < values[middle] {
      swapValues(values, last, middle)
      if values[first] > values[middle] { swapValues(values, first, middle) }
    }
    let pivot = values[middle]
    var (left, right) = (first, last)
    while true {
      repeat { right -= 1 } while values[right] > pivot
      repeat { left += 1 } while values[left] < pivot
      if left > right { break }
      swapValues(values, left, right)
    }
    let goLeft = right - first <= last - left ? lower <= right : upper < left
    if goLeft { last = right } else { first = left }
  }
  return values[upper] + values[lower]
}

private func swapValues(_ values: UnsafeMutablePointer<Double>, _ i: Int, _ j: Int) {
  (values[i], values[j]) = (values[j], values[i])
}

private func insertionSort(_ values: UnsafeMutablePointer<Double>, _ first: Int, _ last: Int) {
  for i in stride(from: first + 1, through: last, by: 1) {
    let value = values[i]
    var k = i
    while k > first, values[k - 1] > value {
      values[k] = values[k - 1]
      k -= 1
    }
    values[k] = value
  }
}
