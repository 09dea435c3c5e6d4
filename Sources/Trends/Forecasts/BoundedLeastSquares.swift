/// A sum of squares to be made small by parameters within bounds.
protocol BoundedLeastSquaresProblem {
  var parameterCount: Int { get }
  func lowerBound(_ index: Int) -> Double
  func upperBound(_ index: Int) -> Double

  /// An increasing function of the sum of squares, infinite where the parameters are not admissible.
  func objective(_ parameters: UnsafeMutablePointer<Double>) -> Double

  /// Writes c JᵀJ (row by row) and c Jᵀr with c such that the latter is half the gradient of the objective; returns
  /// the objective.
  func normalEquations(
    _ parameters: UnsafeMutablePointer<Double>, matrix: UnsafeMutablePointer<Double>,
    gradient: UnsafeMutablePointer<Double>
  ) -> Double
}

/// Levenberg and Marquardt's iteration with bounds and with the curvature that JᵀJ leaves out.
///
/// That curvature is learned from the change of the gradient (the secant update of Dennis, Gay and Welsch), without
/// which errors that stay large make the iteration crawl. Parameters at a bound that pulls outward stand still, and a
/// step over a bound stops there while the others are solved for again. The damping is scaled by the diagonal.
///
/// Source: J. E. Dennis, D. M. Gay and R. E. Welsch (1981), ACM Transactions on Mathematical Software 7, 348–368;
/// J. J. Moré (1978), The Levenberg–Marquardt algorithm.
final class BoundedLeastSquares {
  private let storage: UnsafeMutablePointer<Double>
  private let matrix: UnsafeMutablePointer<Double>
  private let gradient: UnsafeMutablePointer<Double>
  private let curvature: UnsafeMutablePointer<Double>
  private let factor: UnsafeMutablePointer<Double>
  private let step: UnsafeMutablePointer<Double>
  private let candidate: UnsafeMutablePointer<Double>
  private let earlierGradient: UnsafeMutablePointer<Double>
  private let deviation: UnsafeMutablePointer<Double>
  private let free: UnsafeMutablePointer<Int>

  init(capacity: Int) {
    let total = 3 * capacity * capacity + 5 * capacity
    storage = .allocate(capacity: total)
    storage.initialize(repeating: 0, count: total)
    matrix = storage
    curvature = matrix + capacity * capacity
    factor = curvature + capacity * capacity
    gradient = factor + capacity * capacity
    step = gradient + capacity
    candidate = step + capacity
    earlierGradient = candidate + capacity
    deviation = earlierGradient + capacity
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
    curvature.update(repeating: 0, count: count * count)
    var hasCurvature = false
    var isUsingCurvature = false
    var damping = 1e-3
    var smallGains = 0
    for _ in 0..<mostIterations {
      let hasStep = computeStep(problem, from: parameters, damping: damping, isUsingCurvature: isUsingCurvature)
      let value = hasStep ? problem.objective(candidate) : .infinity
      guard value < best else {
        if isUsingCurvature {
          isUsingCurvature = false
        } else {
          damping = max(damping * 8, 1e-4)
          if damping > 1e10 { break }
          isUsingCurvature = hasCurvature
        }
        continue
      }
      let gain = best - value
      let expected = expectedGain(count: count, isUsingCurvature: isUsingCurvature)
      parameters.update(from: candidate, count: count)
      smallGains = gain < tolerance ? smallGains + 1 : 0
      best = value
      if smallGains == 2 || (gain < tolerance && damping < 1e-2) { break }
      if gain > 0.75 * expected { damping = max(damping / 10, 1e-10) } else if gain < 0.25 * expected { damping *= 4 }
      earlierGradient.update(from: gradient, count: count)
      best = problem.normalEquations(parameters, matrix: matrix, gradient: gradient)
      hasCurvature = updateCurvature(count: count) || hasCurvature
      isUsingCurvature = hasCurvature
    }
    return best
  }

  /// How much the quadratic model says the step gains.
  private func expectedGain(count: Int, isUsingCurvature: Bool) -> Double {
    var gain = 0.0
    for i in 0..<count where step[i] != 0 {
      var product = 0.0
      for j in 0..<count {
        product += (matrix[i * count + j] + (isUsingCurvature ? curvature[i * count + j] : 0)) * step[j]
      }
      gain -= step[i] * (2 * gradient[i] + product)
    }
    return gain
  }

  /// S ← τ S + (d yᵀ + y dᵀ)/(yᵀs) − (dᵀs) y yᵀ/(yᵀs)², d = y − A s − τ S s, y the change of the gradient.
  private func updateCurvature(count: Int) -> Bool {
    let change = earlierGradient
    var changeByStep = 0.0
    var targetByStep = 0.0
    var curvatureByStep = 0.0
    var stepSquare = 0.0
    var changeSquare = 0.0
    for i in 0..<count {
      change[i] = gradient[i] - change[i]
      var (gauss, old) = (0.0, 0.0)
      for j in 0..<count {
        gauss += matrix[i * count + j] * step[j]
        old += curvature[i * count + j] * step[j]
      }
      deviation[i] = change[i] - gauss
      candidate[i] = old
      changeByStep += change[i] * step[i]
      targetByStep += deviation[i] * step[i]
      curvatureByStep += old * step[i]
      stepSquare += step[i] * step[i]
      changeSquare += change[i] * change[i]
    }
    guard changeByStep > 1e-8 * (stepSquare * changeSquare).squareRoot() else { return false }
    let sizing = curvatureByStep == 0 ? 1 : min(1, (targetByStep / curvatureByStep).magnitude)
    var deviationByStep = 0.0
    for i in 0..<count {
      deviation[i] -= sizing * candidate[i]
      deviationByStep += deviation[i] * step[i]
    }
    let weight = deviationByStep / (changeByStep * changeByStep)
    for i in 0..<count {
      for j in 0..<count {
        curvature[i * count + j] =
          sizing * curvature[i * count + j]
          + (deviation[i] * change[j] + change[i] * deviation[j]) / changeByStep - weight * change[i] * change[j]
      }
    }
    return true
  }

  /// Writes the next candidate; false when there is no descent left or the system cannot be solved.
  private func computeStep<Problem: BoundedLeastSquaresProblem>(
    _ problem: Problem, from parameters: UnsafeMutablePointer<Double>, damping: Double, isUsingCurvature: Bool
  ) -> Bool {
    let count = problem.parameterCount
    let share = isUsingCurvature ? 1.0 : 0
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
        for b in 0...a {
          let index = i * count + free[b]
          factor[a * count + b] = matrix[index] + share * curvature[index]
        }
        factor[a * count + a] += damping * matrix[i * count + i]
        var right = -gradient[i]
        // Parameters already moved to a bound keep that step.
        for j in 0..<count where step[j] != 0 {
          right -= (matrix[i * count + j] + share * curvature[i * count + j]) * step[j]
        }
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
