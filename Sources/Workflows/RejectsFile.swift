import DelimitedText

/// The rows that could not be read, as a table of their own.
enum RejectsFile {
  static func write(_ rejects: [Reject], to path: String) throws {
    var writer = DelimitedWriter()
    writer.append(["file", "line", "byte", "column", "text", "reason"])
    for reject in rejects {
      writer.append([
        reject.file, String(reject.line), String(reject.byte), reject.column ?? "", reject.text, reject.reason,
      ])
    }
    try OutputFile.write(writer.bytes, to: path)
  }
}
