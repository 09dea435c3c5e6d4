import Workflows

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What the program does when the system speaks to it.
enum Signals {
  /// Closed pipes and files that grow too large become errors of writing, which are told; Ctrl-C and its like end the
  /// program after the output file that is being written is taken away and other programs that
  /// work for it are told to end.
  static func prepare() {
    UnfinishedFile.prepare()
    StartedPrograms.prepare()
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    let endings = [SIGINT, SIGTERM, SIGHUP]
    // A program that was started by a thread that blocks signals would never hear of them.
    var heard = sigset_t()
    sigemptyset(&heard)
    for number in endings { sigaddset(&heard, number) }
    pthread_sigmask(SIG_UNBLOCK, &heard, nil)
    for number in endings {
      let before = signal(number) { number in
        UnfinishedFile.remove()
        StartedPrograms.end()
        signal(number, SIG_DFL)
        raise(number)
      }
      // A shell that starts a program in the background, or nohup, wants it to go on.
      if unsafeBitCast(before, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self) { signal(number, SIG_IGN) }
    }
  }
}
