import TestSupport
import Testing

/// The unit in a heading is that of the numbers below it, or none.
@Suite struct UnitTests {
  let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  @Test func bacisOwnColumnIsInThousands() throws {
    let path = try folder.file("baci.csv", "t,i,j,k,v,q\n2021,764,643,382390,52.051,13.2\n2021,764,704,382390,1.5,2\n")
    let value = try ComityProgram.run(["table", path, "--rows", "t"])
    #expect(value.output.hasPrefix("value by t, USD\n"))
    #expect(value.output.contains("53,551"))
    let own = try ComityProgram.run(["table", path, "--rows", "t", "--values", "v"])
    #expect(own.output.hasPrefix("v by t, thousand USD\n"))
    #expect(own.output.contains("53.55"))
    let quantity = try ComityProgram.run(["table", path, "--rows", "t", "--values", "q"])
    #expect(quantity.output.hasPrefix("q by t\n"))
    let count = try ComityProgram.run(["table", path, "--rows", "t", "--values", "value:count"])
    #expect(count.output.hasPrefix("value_count by t\n"))
  }
}
