import Documents
import Figures

/// Membership of the blocs by date.
struct MembershipList {
  private let data: AseanRussiaData

  init(_ data: AseanRussiaData) { self.data = data }

  var blocks: [Block] { [.list(items)] }

  private var items: [Prose] {
    ["ASEAN", "EAEU"].compactMap { bloc in
      let members = data.record.memberships.filter { $0.bloc == bloc }.sorted {
        ($0.from, $0.economy) < ($1.from, $1.economy)
      }
      guard let last = members.last else { return nil }
      let newest = members.filter { $0.from == last.from }
      let names = Wording.list(newest.map { Wording.area($0.economy) })
      let before = members.count - newest.count
      let doubts = members.filter { $0.flag != nil }.map { "\(Wording.area($0.economy)): \($0.note ?? $0.flag ?? "")" }
      let doubt = doubts.isEmpty ? "" : " \(doubts.joined(separator: "; "))."
      return """
        \(bloc): \(members.count) members from \(last.from), with \(names); \(before) before.\(doubt) Figures are of \
        the members at their own date. \(sources: newest.map(\.figure))
        """
    }
  }
}
