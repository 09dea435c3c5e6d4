/// Names made different from one another: a repeated `growth_low` becomes `growth_low_2`.
struct UniqueNames {
  private var taken = Set<String>()

  mutating func name(_ wanted: String) -> String {
    var name = wanted
    var count = 1
    while !taken.insert(name).inserted {
      count += 1
      name = "\(wanted)_\(count)"
    }
    return name
  }
}
