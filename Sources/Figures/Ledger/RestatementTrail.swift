import Nomenclature

/// The figures that have been given for one quantity by one side, in the order in which they were printed.
///
/// One quantity is one series, measure, flow, sector, kind, period and base. Rows that supersede one another belong
/// together, too, whatever their columns say.
public struct RestatementTrail: Sendable, Hashable {
  public struct Step: Sendable, Hashable {
    public let figure: ReportedFigure
    /// `in use`, `superseded by T306`, `the same claim printed again`, or `given besides`.
    public let standing: String
  }

  public let steps: [Step]
}

extension Ledger {
  /// The trails of all quantities that were given more than once, in the order of their first rows. O(figures log
  /// figures).
  public var restatements: [RestatementTrail] {
    var group: [String: Int] = [:]
    var members: [[Int]] = []
    func join(_ left: Int, _ right: Int) {
      guard left != right else { return }
      for index in members[right] { group[figures[index].id] = left }
      members[left] += members[right]
      members[right] = []
    }
    var byQuantity: [[String]: Int] = [:]
    for (index, figure) in figures.enumerated() {
      let place = members.count
      members.append([index])
      group[figure.id] = place
      guard let key = figure.quantityKey else { continue }
      if let first = byQuantity[key], let target = group[figures[first].id] {
        join(target, place)
      } else {
        byQuantity[key] = index
      }
    }
    for figure in figures {
      for earlier in figure.supersedes {
        guard let left = group[earlier], let right = group[figure.id] else { continue }
        join(min(left, right), max(left, right))
      }
    }
    return members.filter { $0.count > 1 }.map { trail($0.sorted().map { figures[$0] }) }
  }

  private func trail(_ figures: [ReportedFigure]) -> RestatementTrail {
    func day(_ figure: ReportedFigure) -> String { source(figure.source)?.published?.firstDay.description ?? "9999" }
    let ordered = figures.enumerated().sorted { left, right in
      let (a, b) = (day(left.element), day(right.element))
      return a == b ? left.offset < right.offset : a < b
    }.map(\.element)
    var claims: Set<String> = []
    let steps = ordered.map { figure -> RestatementTrail.Step in
      let isRepeated = figure.claim.map { !claims.insert($0).inserted } ?? false
      let later = ordered.filter { $0.supersedes.contains(figure.id) }.map(\.id)
      let standing =
        if !later.isEmpty {
          "superseded by \(later.joined(separator: ", "))"
        } else if figure.isPrincipal {
          "in use"
        } else {
          isRepeated ? "the same claim printed again" : "given besides"
        }
      return .init(figure: figure, standing: standing)
    }
    return RestatementTrail(steps: steps)
  }
}

extension ReportedFigure {
  /// What makes two figures one quantity; `nil` where the figure stands in no series or has no period.
  fileprivate var quantityKey: [String]? {
    guard let series, let period, reported != nil, kind != .ordinal, periodKind != .event else { return nil }
    return [
      series, subject, partner ?? "", measure, flow?.rawValue ?? "", sector ?? "", kind.rawValue, unit.dimension,
      period.description, basePeriod?.description ?? "",
    ]
  }
}
