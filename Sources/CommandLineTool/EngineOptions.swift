import ArgumentParser
import Workflows

/// Who adds rows up, for every command over data.
struct EngineOptions: ParsableArguments {
  @Option(name: .long, help: "Who adds rows up: local (default) or spark, with the same result.")
  var engine: String?

  @Option(name: .long, help: "Where Spark works: local[*], spark://…, yarn, k8s://….")
  var master: String?

  @Option(
    name: .customLong("spark-conf"), help: ArgumentHelp("A setting of Spark's; repeatable.", valueName: "key=value"))
  var settings: [String] = []

  var choice: EngineChoice {
    var choice = EngineChoice()
    choice.name = engine
    choice.master = master
    choice.settings = settings
    return choice
  }
}
