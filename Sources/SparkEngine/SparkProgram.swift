import ExternalPrograms
public import Foundation

/// Spark's own client `spark-sql` on this machine, which runs statements on whatever cluster it is told.
///
/// Its catalogue lives in memory and everything it writes in a folder of its own that is gone afterwards, also when the
/// job is ended from outside.
public struct SparkProgram: Sendable {
  /// `local[*]`, `local-cluster[2,1,1024]`, `spark://…`, `yarn`, `k8s://…`; by default what Spark's configuration says.
  public var master: String?
  /// `KEY=VALUE`, beside those of Spark's own configuration.
  public var settings: [String]
  private let shell: ExternalProgram
  private let client: String
  private let environment: [String: String]

  /// Finds `bin/spark-sql` in SPARK_HOME, else `spark-sql` on PATH, and that there is a Java for it.
  /// - Throws: `SparkError`.
  public init(
    master: String? = nil, settings: [String] = [],
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws {
    for setting in settings where !setting.dropFirst().contains("=") { throw SparkError.unreadableSetting(setting) }
    self.master = master
    self.settings = settings
    self.environment = environment
    do {
      if let home = environment["SPARK_HOME"], !home.isEmpty {
        do {
          client = try ExternalProgram(path: home + "/bin/spark-sql").path
        } catch {
          throw SparkError.notInstalled(place: home)
        }
      } else {
        client = try ExternalProgram(named: ["spark-sql"], environment: environment).path
      }
    } catch is ExternalProgramError {
      throw SparkError.notInstalled(place: nil)
    }
    let javaHome = environment["JAVA_HOME"].flatMap { $0.isEmpty ? nil : $0 }
    if (try? ExternalProgram(path: (javaHome ?? "") + "/bin/java")) == nil || javaHome == nil {
      guard javaHome == nil, (try? ExternalProgram(named: ["java"], environment: environment)) != nil else {
        throw SparkError.noJava
      }
    }
    do {
      shell = try ExternalProgram(path: "/bin/sh")
    } catch {
      throw SparkError.couldNotStart("\(error)")
    }
  }

  /// What holds whatever Spark's own configuration says: without these, results might differ or be left behind.
  static func fixedSettings(folder: String) -> [String] {
    [
      "spark.sql.catalogImplementation=in-memory",
      "spark.sql.warehouse.dir=\(folder)/warehouse",
      "spark.local.dir=\(folder)/local",
      "spark.sql.ansi.enabled=true",
      "spark.sql.caseSensitive=true",
      "spark.sql.variable.substitute=false",
      "spark.sql.parser.escapedStringLiterals=false",
      "spark.sql.cli.print.header=false",
      "spark.hadoop.hive.cli.print.header=false",
      "spark.sql.session.timeZone=UTC",
      // The cell of a folder `product=01` is 01 and not 1.
      "spark.sql.sources.partitionColumnTypeInference.enabled=false",
      "spark.sql.files.ignoreCorruptFiles=false",
      "spark.sql.files.ignoreMissingFiles=false",
      "spark.ui.showConsoleProgress=false",
    ]
  }

  /// What holds unless Spark's configuration or the caller says otherwise.
  private static let usualSettings = [
    "spark.ui.enabled=false", "spark.sql.shuffle.partitions=32",
    "spark.executor.extraJavaOptions=-XX:-DontCompileHugeMethods",
  ]

  /// Ends what the client left when the job is over, and the client itself when the job is told to end.
  static let script = """
    folder=$1; shift
    "$@" </dev/null & client=$!
    trap 'kill -TERM "$client" 2>/dev/null; wait "$client"; rm -rf "$folder"; exit 143' TERM INT HUP
    wait "$client"; status=$?
    rm -rf "$folder"
    exit "$status"
    """

  /// Runs statements one after another and hands on what they print, piece by piece.
  ///
  /// The first statement that fails ends the run.
  /// - Throws: `SparkError`, and what `receive` throws.
  public func run(_ statements: [String], receive: @escaping (UnsafeRawBufferPointer) throws -> Void) throws {
    let folder = NSTemporaryDirectory() + "comity-spark-\(UUID().uuidString)"
    do {
      for name in ["warehouse", "local", "work"] {
        try FileManager.default.createDirectory(atPath: "\(folder)/\(name)", withIntermediateDirectories: true)
      }
      try (statements.joined(separator: ";\n") + ";\n").write(
        toFile: "\(folder)/statements.sql", atomically: false, encoding: .utf8)
    } catch {
      throw SparkError.couldNotStart("\(error)")
    }
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let own = Set(settings.map { $0.prefix { $0 != "=" } })
    let usual = Self.usualSettings.filter { !own.contains($0.prefix { $0 != "=" }) }
    var arguments = ["-c", Self.script, "spark", folder, client]
    if let master { arguments += ["--master", master] }
    for setting in usual + settings + Self.fixedSettings(folder: folder) { arguments += ["--conf", setting] }
    // Queries with many columns are compiled to one large method each, which Java would only interpret.
    arguments += [
      "--driver-java-options",
      "-XX:-DontCompileHugeMethods -Dderby.system.home=\(folder) -Djava.io.tmpdir=\(folder)/local",
    ]
    arguments += ["-f", "\(folder)/statements.sql"]
    do {
      _ = try shell.run(
        arguments, environment: environment.merging(["SPARK_WORKER_DIR": "\(folder)/work"]) { $1 },
        timeout: .seconds(30 * 86_400), outputLimit: 1 << 20, saidLimit: 1 << 20, receive: receive)
    } catch let error as ExternalProgramError {
      throw Self.translated(error)
    }
  }

  /// Spark's errors in our form.
  static func translated(_ error: ExternalProgramError) -> SparkError {
    switch error {
    case .failed(_, let status, let said):
      if said.contains("NUMERIC_VALUE_OUT_OF_RANGE") || said.contains("ARITHMETIC_OVERFLOW") { return .sumTooLarge }
      return .failed(status: status, message: message(in: said))
    case .killed(_, let signal, let said): return .killed(signal: signal, message: message(in: said))
    default: return .couldNotStart(error.description)
    }
  }

  /// What Spark says of an error among its logs: the paragraph that begins with the error's class in brackets, else the
  /// last lines that are no stack of calls.
  static func message(in said: String) -> String {
    let lines = said.split(separator: "\n", omittingEmptySubsequences: false).filter { line in
      !line.hasPrefix("\tat ") && !line.hasPrefix("\t... ")
    }
    if let start = lines.firstIndex(where: { $0.first == "[" && $0.dropFirst().first?.isUppercase == true }) {
      let paragraph = lines[start...].prefix { !$0.isEmpty && !$0.hasPrefix("==") && !$0.hasPrefix("org.apache") }
      return paragraph.joined(separator: "\n")
    }
    return lines.filter { !$0.isEmpty }.suffix(5).joined(separator: "\n")
  }
}
