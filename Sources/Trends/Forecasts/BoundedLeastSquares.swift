/// A sum of squares to be made small by parameters within bounds.
protocol BoundedLeastSquaresProblem {
  var parameterCount: Int { get }
  func lowerBound(_ index: Int) -> Double
  func upperBound(_ index: Int) -> Double

  /// An increasing function of the sum of squares, infinite where the parameters are not admissible.
  func objective(_ parameters: UnsafeMutablePointer<Double>) -> Double

  /// Writes JᵀJ (row by row) and Jᵀr; returns the objective.
  func normalEquations(
    _ parameters: UnsafeMutablePointer<Double>, matrix: UnsafeMutablePointer<Double>,
    gradient: UnsafeMutablePointer<Double>
  ) -> Double
}

/// Levenberg and Marquardt's iteration with bounds: parameters at a bound that pulls outward stand still, and a step
/// over a bound stops there while the others are solved for again.
///
/// Source: J. J. Moré (1978), The Levenberg–Marquardt algorithm; the damping is scaled by the diagonal of JᵀJ.
final class BoundedLeastSquares {
  let capacity: Int
  private let storage: UnsafeMutablePointer<Double>
  private let matrix: UnsafeMutablePointer<Double>
  private let gradient: UnsafeMutablePointer<Double>
  private let factor: UnsafeMutablePointer<Double>
  private let step: UnsafeMutablePointer<Double>
  private let candidate: UnsafeMutablePointer<Double>
  private let free: UnsafeMutablePointer<Int>

  init(capacity: Int) {
    self.capacity = capacity
    storage = .allocate(capacity: 2 * capacity * capacity + 3 * capacity)
    storage.initialize(repeating: 0, count: 2 * capacity * capacity + 3 * capacity)
    matrix = storage
    factor = matrix + capacity * capacity
    gradient = factor + capacity * capacity
    step = gradient + capacity
    candidate = step + capacity
    free = .allocate(capacity: capacity)
    free.initialize(repeating: 0, count: capacity)
  }

  deinit {
    storage.deallocate()
    free.deallocate()
  }

  /// Improves `parameters` in place until a step gains less than `tolerance`; returns the objective there.
  func minimize<Problem: BoundedLeastSquaresProblem>(
    _ problem: Problem, from parameters: UnsafeMutablePointer<Double>, tolerance: Double, mostIterations: Int
  ) -> Double {
    let count = problem.parameterCount
    var best = problem.normalEquations(parameters, matrix: matrix, gradient: gradient)
    guard best.isFinite else { return .infinity }
    var damping = 1e-3
    var smallGains = 0
    for _ in 0..<mostIterations {
      guard computeStep(problem, from: parameters, damping: damping) else {
        damping = max(damping, 1e-8) * 10
        if damping > 1e12 { break }
        continue
      }
      let value = problem.objective(candidate)
      guard value < best else {
        damping = max(damping, 1e-8) * 8
        if damping > 1e12 { break }
        continue
      }
      let gain = best - value
      parameters.update(from: candidate, count: count)
      smallGains = gain < tolerance ? smallGains + 1 : 0
      best = value
      if smallGains == 2 || (gain < tolerance && damping < 1e-2) { break }
      damping = max(damping / 10, 1e-12)
      best = problem.normalEquations(parameters, matrix: matrix, gradient: gradient)
    }
    return best
  }

  /// Writes the next candidate; false when there is no descent left or the system cannot be solved.
  private func computeStep<Problem: BoundedLeastSquaresProblem>(
    _ problem: Problem, from parameters: UnsafeMutablePointer<Double>, damping: Double
  ) -> Bool {
    let count = problem.parameterCount
    var freeCount = 0
    for i in 0..<count {
      step[i] = 0
      let isHeld =
        (parameters[i] <= problem.lowerBound(i) && gradient[i] >= 0)
        || (parameters[i] >= problem.upperBound(i) && gradient[i] <= 0) || !(matrix[i * count + i] > 0)
      if !isHeld {
        free[freeCount] = i
        freeCount += 1
      }
    }
    while freeCount > 0 {
      for a in 0..<freeCount {
        let i = free[a]
        for b in 0...a { factor[a * count + b] = matrix[i * count + free[b]] }
        factor[a * count + a] += damping * matrix[i * count + i]
        var right = -gradient[i]
        // Parameters already moved to a bound keep that step.
        for j in 0..<count where step[j] != 0 { right -= matrix[i * count + j] * step[j] }
        candidate[a] = right
      }
      guard solve(order: freeCount, stride: count) else { return false }
      var kept = 0
      var hasHit = false
      for a in 0..<freeCount {
        let i = free[a]
        let target = parameters[i] + candidate[a]
        if target < problem.lowerBound(i) {
          step[i] = problem.lowerBound(i) - parameters[i]
          hasHit = true
        } else if target > problem.upperBound(i) {
          step[i] = problem.upperBound(i) - parameters[i]
          hasHit = true
        } else {
          candidate[kept] = candidate[a]
          free[kept] = i
          kept += 1
        }
      }
      if !hasHit {
        for a in 0..<kept { step[free[a]] = candidate[a] }
        break
      }
      freeCount = kept
    }
    var hasMoved = false
    for i in 0..<count {
      if step[i] != 0 { hasMoved = true }
      candidate[i] = min(max(parameters[i] + step[i], problem.lowerBound(i)), problem.upperBound(i))
    }
    return hasMoved
  }

  /// Cholesky in place of the lower triangle of `factor`; the right side and the answer are in `candidate`.
  private func solve(order: Int, stride width: Int) -> Bool {
    for i in 0..<order {
      for j in 0...i {
        var sum = factor[i * width + j]
        for k in 0..<j { sum -= factor[i * width + k] * factor[j * width + k] }
        if i == j {
          guard sum > 0, sum.isFinite else { return false }
          factor[i * width + i] = sum.squareRoot()
        } else {
          factor[i * width + j] = sum / factor[j * width + j]
        }
      }
    }
    for i in 0..<order {
      var sum = candidate[i]
      for k in 0..<i { sum -= factor[i * width + k] * candidate[k] }
      candidate[i] = sum / factor[i * width + i]
    }
    for i in (0..<order).reversed() {
      var sum = candidate[i]
      for k in (i + 1)..<max(order, i + 1) { sum -= factor[k * width + i] * candidate[k] }
      candidate[i] = sum / factor[i * width + i]
    }
    return true
  }
}
