import Foundation
import Indicators
import TestSupport
import Testing

@Suite struct MirrorTests {
  @Test func oneFlow() throws {
    let flow = try MirrorFlow(exports: 100, imports: 121.9)
    #expect(isNear(flow.importsFreeOnBoard, 115))
    #expect(isNear(try #require(flow.ratio), 1.15))
    #expect(isNear(flow.residual, 15))
    #expect(isNear(flow.reconciled(exporterWeight: 0.5), 107.5))
    #expect(flow.reconciled(exporterWeight: 1) == 100)
    #expect(isNear(try #require(flow.distance), 0.13976194237515868))
    let none = try MirrorFlow(exports: 0, imports: 5)
    #expect(none.ratio == nil && none.distance == nil)
    #expect(throws: IndicatorRefusal.self) { try MirrorFlow(exports: -1, imports: 2) }
    #expect(throws: IndicatorRefusal.self) { try MirrorFlow(exports: 1, imports: 2, factor: 0) }
  }

  /// Distances made of known levels give them back, and the bad reporter gets the small weight.
  @Test func reliability() throws {
    var generator = SeededGenerator(seed: 16)
    let levels = (0..<9).map { _ in Double.random(in: 0.02..<0.8, using: &generator) }
    let distances = (0..<9).flatMap { i in
      (0..<9).filter { $0 != i }.map { j in
        ReporterReliability.Distance(exporter: i, importer: j, distance: levels[i] + levels[j])
      }
    }
    let found = ReporterReliability(distances, economyCount: 10)
    for i in 0..<9 { #expect(isNear(found.unreliability[i], levels[i], within: 1e-9)) }
    #expect(found.unreliability[9].isNaN && found.flowCounts[9] == 0)
    let (i, j) = (0, 1)
    let weight = found.exporterWeight(exporter: i, importer: j)
    let truth = levels[j] * levels[j] / (levels[i] * levels[i] + levels[j] * levels[j])
    #expect(weight.isJudged && isNear(weight.weight, truth, within: 1e-8))
    #expect(isNear(weight.weight + found.exporterWeight(exporter: j, importer: i).weight, 1))
    #expect(found.exporterWeight(exporter: 0, importer: 9) == (0.5, false))
  }
}
