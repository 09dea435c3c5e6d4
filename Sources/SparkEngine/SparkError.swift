/// Why Spark gave no answer.
public enum SparkError: Error, Sendable, Equatable {
  /// `place` is a SPARK_HOME that leads to no Spark.
  case notInstalled(place: String?)
  case noJava
  case failed(status: Int32, message: String)
  case killed(signal: Int32, message: String)
  case couldNotStart(String)
  case unreadableOutput(String)
  case cutOff
  case sumTooLarge
  /// Weighted means and quantiles.
  case needsSingleValues(measure: String)
  case unreadablePlace(name: String, reason: String)
  case quotedLineBreak(text: String)
  case unreadableSetting(String)
}

extension SparkError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .notInstalled(let place?):
      "SPARK_HOME is \(place), and no program bin/spark-sql is there. Set it to the folder of Apache Spark 3.5 or 4, or "
        + "unset it to have spark-sql found on PATH."
    case .notInstalled(nil):
      "--engine spark needs Apache Spark 3.5 or 4, and there is no spark-sql on PATH and no SPARK_HOME. Install it "
        + "(\"pip install pyspark\" brings it) with Java 17, or leave --engine out."
    case .noJava:
      "--engine spark needs Java 17, and there is no java on PATH and no JAVA_HOME. Install it (Debian: "
        + "openjdk-17-jre-headless), or leave --engine out."
    case .failed(let status, let message):
      "Spark could not answer (status \(status)). It says: \(message)"
    case .killed(let signal, let message):
      "Spark was ended by signal \(signal)." + (message.isEmpty ? "" : " It had said: \(message)")
    case .couldNotStart(let reason):
      "Spark could not be started: \(reason)"
    case .unreadableOutput(let line):
      "Spark printed a line that is no row of an answer: \(line)"
    case .cutOff:
      "Spark ended before its answer was whole. Ask again; its own logs say more."
    case .sumTooLarge:
      "A sum has more than 20 digits before the point, which Spark's DECIMAL(38,18) does not hold; nothing is rounded "
        + "instead. Use --engine local."
    case .needsSingleValues(let measure):
      "\(measure) needs every single value, and Spark hands back sums, counts and extremes. Use --engine local, or "
        + "another function."
    case .unreadablePlace(let name, let reason):
      "\(name) cannot be read with --engine spark: \(reason)"
    case .quotedLineBreak(let text):
      "A quoted cell goes on over the end of its line, and Spark reads line by line: \(text)\nUse --engine local."
    case .unreadableSetting(let text):
      "--spark-conf takes KEY=VALUE, not \"\(text)\"."
    }
  }
}
