import Foundation

/// Runs a program from start to end with nothing between it and the clock but the system: the process class of
/// Foundation adds some forty milliseconds of waiting.
enum WholeProgram {
  static func run(_ path: String, _ arguments: [String]) throws {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for descriptor in [STDOUT_FILENO, STDERR_FILENO] {
      posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_WRONLY, 0)
    }
    var words = ([path] + arguments).map { strdup($0) }
    defer { for word in words { free(word) } }
    words.append(nil)
    var process = pid_t()
    let code = posix_spawn(&process, path, &actions, nil, words, [nil])
    guard code == 0 else { throw WorkflowError("\(path) cannot be started: \(String(cString: strerror(code))).") }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    guard status == 0 else {
      throw WorkflowError("comity \(arguments.joined(separator: " ")) failed while it was timed.")
    }
  }
}
