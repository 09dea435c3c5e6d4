/// out[l] = Σ_k weights[k] · x[k · stride + l] for neighbouring lanes l: neighbouring points under one row of weights
/// (stride 1) or the phases of a season (stride = period).
func weightedSums(
  _ weights: UnsafePointer<Double>, _ length: Int, _ x: UnsafePointer<Double>, stride: Int, lanes: Int,
  to out: UnsafeMutablePointer<Double>
) {
  if lanes == 1, stride == 1 {
    out[0] = dot(weights, x, length)
    return
  }
  var lane = 0
  while lane + 8 <= lanes {
    store(sums(SIMD8<Double>.self, weights, length, x + lane, stride), to: out + lane)
    lane += 8
  }
  if lane + 4 <= lanes {
    store(sums(SIMD4<Double>.self, weights, length, x + lane, stride), to: out + lane)
    lane += 4
  }
  if lane + 2 <= lanes {
    store(sums(SIMD2<Double>.self, weights, length, x + lane, stride), to: out + lane)
    lane += 2
  }
  if lane < lanes {
    var sum = 0.0
    for k in 0..<length { sum += weights[k] * x[k &* stride &+ lane] }
    out[lane] = sum
  }
}

@inline(__always)
private func sums<V: SIMD>(
  _: V.Type, _ weights: UnsafePointer<Double>, _ length: Int, _ x: UnsafePointer<Double>, _ stride: Int
) -> V where V.Scalar == Double {
  var sum = V(repeating: 0)
  var source = UnsafeRawPointer(x)
  for k in 0..<length {
    sum += source.loadUnaligned(as: V.self) * weights[k]
    source += stride &* MemoryLayout<Double>.stride
  }
  return sum
}

@inline(__always)
private func store<V: SIMD>(_ vector: V, to out: UnsafeMutablePointer<Double>) where V.Scalar == Double {
  UnsafeMutableRawPointer(out).storeBytes(of: vector, as: V.self)
}

private func dot(_ a: UnsafePointer<Double>, _ b: UnsafePointer<Double>, _ count: Int) -> Double {
  var sum = SIMD4<Double>(repeating: 0)
  var index = 0
  while index + 4 <= count {
    sum +=
      UnsafeRawPointer(a + index).loadUnaligned(as: SIMD4<Double>.self)
      * UnsafeRawPointer(b + index).loadUnaligned(as: SIMD4<Double>.self)
    index += 4
  }
  var total = (sum[0] + sum[1]) + (sum[2] + sum[3])
  while index < count {
    total += a[index] * b[index]
    index += 1
  }
  return total
}
