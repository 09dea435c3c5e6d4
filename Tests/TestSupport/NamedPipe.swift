public import Foundation

/// A named pipe: whoever opens it waits until the other side has, so that a test knows how far a program is.
public struct NamedPipe {
  public let path: String

  public init(path: String) throws {
    guard mkfifo(path, 0o600) == 0 else { throw CocoaError(.fileWriteUnknown) }
    self.path = path
  }

  /// Waits until a program reads from the pipe, which it does when it has opened everything that was named before.
  public func open(toWriteTo program: ComityProgram.Running) -> FileHandle? { open(O_WRONLY, with: program) }

  /// Waits until a program writes more than the pipe holds, and so stands still in the middle of its output.
  public func open(toReadFrom program: ComityProgram.Running) -> FileHandle? {
    guard let handle = open(O_RDONLY, with: program) else { return nil }
    var status = pollfd(fd: handle.fileDescriptor, events: Int16(POLLIN), revents: 0)
    return poll(&status, 1, 20_000) == 1 ? handle : nil
  }

  private func open(_ mode: Int32, with program: ComityProgram.Running) -> FileHandle? {
    for _ in 0..<20_000 {
      let descriptor = Foundation.open(path, mode | O_NONBLOCK)
      if descriptor >= 0 {
        _ = fcntl(descriptor, F_SETFL, mode)
        return FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
      }
      guard program.isRunning else { return nil }
      usleep(1_000)
    }
    return nil
  }
}
