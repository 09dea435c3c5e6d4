import Indicators
import Nomenclature
import Observations
import Vectors

/// Indicators that see all economies and products at once.
extension IndicatorComputation {
  func complexity() throws {
    if reporters.bloc != nil {
      throw WorkflowError(
        "\(entry.name) is made of all economies, each for itself; a bloc is none. Ask for its members.")
    }
    let world = try productWorld(needsImports: false)
    try noteWorld(world.records)
    let ofProducts = entry.fields.contains("product")
    let chosen = ofProducts ? Set(try chosenProducts(world.products)) : []
    for (place, period) in world.records.periods.enumerated() {
      let trade = world.trade(place, .products)
      let economies = trade.exports.indices.filter { (trade.exports[$0]?.sumOfMagnitudes ?? 0) > 0 }
      let columns = economies.compactMap { trade.exports[$0] }
      guard !columns.isEmpty else { continue }
      do {
        try compute(
          period, world, economies, Matrix(columns: columns).transposed, wanted: Set(try wanted(world)), chosen: chosen)
      } catch let refusal as IndicatorRefusal {
        run.remark("\(period): \(refusal)")
        run.rows.append(row(nil, period: period), missing: refusal.description)
      }
    }
  }

  private func wanted(_ world: TradeWorld) throws -> [Int] { try reporters.places(among: world.economies) }

  private func compute(
    _ period: String, _ world: TradeWorld, _ economies: [Int], _ exports: Matrix, wanted: Set<Int>, chosen: Set<Int>
  ) throws {
    let row = row(nil, period: period)
    func addEconomies(_ values: Vector, of places: [Int]) {
      for (place, value) in zip(places, values) where wanted.contains(place) {
        var one = row
        one.reporter = run.rows.place(of: world.economies[place])
        one.value = value
        run.rows.append(one, missing: value.isNaN ? "no product with an advantage" : nil)
      }
    }
    func addProducts(_ values: Vector) {
      for (place, value) in values.enumerated() where chosen.contains(place) && !value.isNaN {
        var one = row
        one.product = run.rows.place(of: world.products[place])
        one.value = value
        run.rows.append(one)
      }
    }
    if entry.name == "prody" || entry.name == "expy" {
      var (kept, incomes, left) = ([Int](), [Double](), [String]())
      for (index, place) in economies.enumerated() {
        if let income = try run.companion(world.economies[place], period) {
          kept.append(index)
          incomes.append(income)
        } else {
          left.append(world.economies[place])
        }
      }
      if !left.isEmpty {
        run.remark(
          "\(period): \(left.count) exporters have no income and are left out: "
            + "\(left.prefix(8).joined(separator: ", "))."
        )
      }
      guard !kept.isEmpty else {
        run.rows.append(row, missing: "no exporter has an income")
        return
      }
      let known = Matrix(columns: kept.map { exports.row($0) }).transposed
      let prody = try Complexity.prody(exports: known, income: Vector(incomes))
      if entry.name == "prody" { return addProducts(prody) }
      return addEconomies(try Complexity.expy(exports: exports, prody: prody), of: economies)
    }
    let presence = Complexity.presence(advantage: try Specialisation.balassa(exports: exports))
    switch entry.name {
    case "fitness":
      let fitness = try Complexity.fitness(presence: presence)
      if !fitness.converged {
        run.remark(
          "\(period): after \(fitness.iterations) steps a fitness still changed by \(fitness.lastChange); "
            + "the smallest fall towards 0.")
      }
      addEconomies(fitness.economies, of: economies)
    case "proximity":
      let proximity = Complexity.proximity(presence: presence)
      for product in chosen.sorted() {
        for other in world.products.indices where other != product && !proximity[product, other].isNaN {
          // Each pair once where all products are asked for.
          if chosen.contains(other), other < product { continue }
          var one = row
          one.product = run.rows.place(of: world.products[product])
          one.otherProduct = run.rows.place(of: world.products[other])
          one.value = proximity[product, other]
          run.rows.append(one)
        }
      }
    case "density":
      let density = Complexity.density(presence: presence, proximity: Complexity.proximity(presence: presence))
      for (index, economy) in economies.enumerated() where wanted.contains(economy) {
        for product in chosen.sorted() where !density[index, product].isNaN {
          var one = row
          one.reporter = run.rows.place(of: world.economies[economy])
          one.product = run.rows.place(of: world.products[product])
          one.value = density[index, product]
          run.rows.append(one)
        }
      }
    default:
      let index = try Complexity.index(presence: presence, deviation: variant == "sample" ? .sample : .population)
      run.remark(
        "\(period): \(economies.count) economies, \(world.products.count) products, cutoff 1; "
          + "second eigenvalue \(index.eigenvalue).")
      if entry.name == "pci" { addProducts(index.products) } else { addEconomies(index.economies, of: economies) }
    }
  }
}
