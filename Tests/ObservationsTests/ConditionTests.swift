import Observations
import Testing

@Suite struct ConditionTests {
  @Test func readsEveryForm() throws {
    #expect(try Condition(parsing: "flow=M,X").test == .isOneOf(["M", "X"]))
    #expect(try Condition(parsing: "partner!=CHN").test == .isNoneOf(["CHN"]))
    #expect(try Condition(parsing: "period=2013..2017").test == .isWithin(low: "2013", high: "2017"))
    #expect(try Condition(parsing: "period=2013..").test == .isWithin(low: "2013", high: nil))
    #expect(try Condition(parsing: "value=..-1.5").test == .isWithin(low: nil, high: "-1.5"))
    #expect(try Condition(parsing: "partner=@ASEAN").test == .isMember(bloc: "ASEAN", frozenAt: nil))
    #expect(try Condition(parsing: "partner!=@ASEAN:2018").test == .isNoMember(bloc: "ASEAN", frozenAt: "2018"))
    #expect(try Condition(parsing: "Trade Value (US$)=1").field == "Trade Value (US$)")
    #expect(try Condition(parsing: "note=").test == .isOneOf([""]))
  }

  @Test(arguments: ["", "flow", "=M", "!=M", "partner=@", "period=.."])
  func refusesWhatIsNoCondition(text: String) {
    #expect(throws: QueryError.unreadableCondition(text)) { try Condition(parsing: text) }
  }

  @Test func fieldsNameTheirLevels() throws {
    #expect(try Field(parsing: "period:year") == Field("period", level: .year))
    #expect(try Field(parsing: "product:2") == Field("product", level: .digits(2)))
    #expect(throws: QueryError.unknownLevel(field: "period", level: "yaer")) { try Field(parsing: "period:yaer") }
  }

  @Test func measuresNameTheirFunctions() throws {
    #expect(try Measure(parsing: "value:mean") == Measure("value", .mean))
    #expect(throws: QueryError.self) { try Measure(parsing: "value:avg") }
  }
}
