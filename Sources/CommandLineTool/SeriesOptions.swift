import ArgumentParser
import Workflows

/// The options of commands that follow series over time.
struct SeriesOptions: ParsableArguments {
  @Option(name: .long, help: "The fields that tell series apart: F,F:level,…")
  var series: String?

  @Option(name: .long, help: "Sum into longer periods first: year, quarter or month.")
  var frequency: String?

  func request(_ selection: DataSelection) -> SeriesRequest {
    var request = SeriesRequest()
    request.selection = selection
    request.series = series.map { words($0) } ?? []
    request.frequency = frequency
    return request
  }
}
