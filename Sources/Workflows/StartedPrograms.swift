import ExternalPrograms

/// The other programs that work for this one, Spark among them.
public enum StartedPrograms {
  /// Tells them to end. Nothing but loads and system calls: a signal handler may call it.
  public static func end() { RunningPrograms.end() }

  /// Makes ready what `end` needs, before any signal can come.
  public static func prepare() { RunningPrograms.prepare() }
}
