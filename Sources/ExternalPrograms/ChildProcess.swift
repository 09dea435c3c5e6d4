import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A started program with its two outputs, the leader of its own group of processes so that a time-out ends what it
/// started too.
final class ChildProcess {
  enum Stream { case output, error }

  enum Ending: Equatable {
    case running
    case exited(Int32)
    case killed(Int32)
  }

  private let process: pid_t
  private var outputPipe: Int32
  private var errorPipe: Int32
  private var status: Int32?

  init(path: String, arguments: [String], workingFolder: String?, environment: [String: String])
    throws(ExternalProgramError)
  {
    var command = [path] + arguments
    if let workingFolder {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: workingFolder, isDirectory: &isFolder), isFolder.boolValue else {
        throw .couldNotStart(path: path, reason: "its working folder \(workingFolder) is missing")
      }
      // posix_spawn has no portable way to change the folder; the shell has, and then makes place for the program.
      let absolute = URL(fileURLWithPath: path).path
      command = ["/bin/sh", "-c", "cd \"$0\" && exec \"$@\"", workingFolder, absolute] + arguments
    }
    var ends: [Int32] = []
    for _ in 0..<2 {
      var pair: [Int32] = [-1, -1]
      guard pipe(&pair) == 0 else {
        let code = errno
        for end in ends { close(end) }
        throw .couldNotStart(path: path, reason: String(cString: strerror(code)))
      }
      // Programs started beside this one must not hold these ends open.
      for end in pair { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      ends += pair
    }
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #else
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
    posix_spawn_file_actions_adddup2(&actions, ends[3], 2)
    // Its own group, and signals as they are by default, whatever this program ignores.
    let flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK
    posix_spawnattr_setflags(&attributes, Int16(flags))
    posix_spawnattr_setpgroup(&attributes, 0)
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    for signal in [SIGHUP, SIGINT, SIGQUIT, SIGPIPE, SIGTERM, SIGALRM, SIGCHLD] { sigaddset(&signals, signal) }
    posix_spawnattr_setsigdefault(&attributes, &signals)

    let whole = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    var words = command.map { strdup($0) } + [nil]
    var variables = whole.sorted { $0.key < $1.key }.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in words + variables { free(text) } }
    var child = pid_t()
    let code = posix_spawn(&child, command[0], &actions, &attributes, &words, &variables)
    close(ends[1])
    close(ends[3])
    guard code == 0 else {
      close(ends[0])
      close(ends[2])
      throw .couldNotStart(path: path, reason: String(cString: strerror(code)))
    }
    process = child
    RunningPrograms.add(child)
    outputPipe = ends[0]
    errorPipe = ends[2]
  }

  /// How it ended, as far as it has.
  var ending: Ending {
    if status == nil {
      var found: Int32 = 0
      if waitpid(process, &found, WNOHANG) == process {
        status = found
        RunningPrograms.remove(process)
      }
    }
    guard let status else { return .running }
    return status & 0x7f == 0 ? .exited((status >> 8) & 0xff) : .killed(status & 0x7f)
  }

  /// Waits for output at most that long and hands on what has come; `false` when no more can come.
  ///
  /// A program that has ended but left others behind that hold its outputs is not waited for.
  func read(within limit: Duration, _ receive: (Stream, UnsafeRawBufferPointer) throws -> Void) throws -> Bool {
    let ended = ending != .running
    var watched = [pollfd(fd: outputPipe, events: Int16(POLLIN), revents: 0)]
    watched.append(pollfd(fd: errorPipe, events: Int16(POLLIN), revents: 0))
    let milliseconds = Int32(limit / .milliseconds(1)) + 1
    let ready = poll(&watched, nfds_t(watched.count), ended ? 0 : milliseconds)
    if ready <= 0 { return !ended }
    try withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 1) { buffer in
      for (stream, watch) in zip([Stream.output, .error], watched) where watch.fd >= 0 && watch.revents != 0 {
        let count = readBytes(watch.fd, buffer.baseAddress!, buffer.count)
        if count > 0 {
          try receive(stream, UnsafeRawBufferPointer(rebasing: buffer[..<count]))
        } else if count == 0 || errno != EINTR {
          shut(stream)
        }
      }
    }
    return true
  }

  /// Ends the program and what it started, when it still runs, and lets go of everything.
  func end() {
    if ending == .running {
      kill(-process, SIGKILL)
      var found: Int32 = 0
      while waitpid(process, &found, 0) == -1, errno == EINTR {}
      status = found
      RunningPrograms.remove(process)
    }
    shut(.output)
    shut(.error)
  }

  private func shut(_ stream: Stream) {
    switch stream {
    case .output:
      if outputPipe >= 0 { close(outputPipe) }
      outputPipe = -1
    case .error:
      if errorPipe >= 0 { close(errorPipe) }
      errorPipe = -1
    }
  }
}

/// The system's `read`, which a method of that name hides.
private func readBytes(_ file: Int32, _ buffer: UnsafeMutableRawPointer, _ count: Int) -> Int {
  read(file, buffer, count)
}
