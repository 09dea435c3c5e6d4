import Foundation
import TestSupport
import Testing

/// `comity figures extract` as a person runs it.
@Suite struct FiguresExtractCommandTests {
  static let text = "Trade rose by more than 17 % to $1.5 million in 2018. The 10 nations met.\n"

  @Test func theColumnsOfItsCSVAreTheContract() throws {
    let run = try ComityProgram.run(["figures", "extract", "-", "--format", "csv"], input: Self.text)
    #expect(run.status == 0)
    #expect(
      run.output == """
        document,line,text,kind,value,upper,qualifier,unit,noun,direction,period,context
        standard input,1,more than 17 %,growth,17,,more than,percent,,up,2018,
        standard input,1,$1.5 million,level,1500000,,exact,USD,,up,2018,
        standard input,1,2018,date,2018,,exact,,,,2018,
        standard input,1,10 nations,count,10,,exact,,nations,,,Trade rose by more than 17 % to $1.5 million in 2018.

        """)
  }

  @Test func kindsAreKeptAndUnknownOnesNamed() throws {
    let run = try ComityProgram.run(
      ["figures", "extract", "-", "--kind", "count,date", "--format", "tsv"], input: Self.text)
    #expect(run.output.split(separator: "\n").count == 3)
    let wrong = try ComityProgram.run(["figures", "extract", "-", "--kind", "counts"], input: Self.text)
    #expect(wrong.status == 2)
    #expect(wrong.errors.contains("There is no kind \"counts\". Did you mean \"count\"?"))
  }

  @Test func whatCannotBeReadIsNamedWithItsReason() throws {
    let folder = try TemporaryFolder()
    let cases: [(String, [UInt8], String)] = [
      ("empty.txt", [], "is empty"), ("blank.txt", Array(" \n\n".utf8), "blank throughout"),
      ("binary.bin", [0x7F, 0x45, 0x00, 0x01], "is not a text file: a zero byte at byte 3"),
      ("office.docx", [0x50, 0x4B, 0x03, 0x04, 0x00], "a zip archive"),
    ]
    for (name, bytes, reason) in cases {
      let path = folder.path + "/" + name
      try Data(bytes).write(to: URL(fileURLWithPath: path))
      let run = try ComityProgram.run(["figures", "extract", path, "--draft", folder.path + "/draft.csv"])
      #expect(run.status == 2, "\(name)")
      #expect(run.errors.contains(reason), "\(run.errors)")
      #expect(!FileManager.default.fileExists(atPath: folder.path + "/draft.csv"))
    }
    let missing = try ComityProgram.run(["figures", "extract", folder.path + "/none.txt"])
    #expect(missing.status == 2 && missing.errors.contains("there is no such file"))
    let place = try ComityProgram.run(["figures", "extract", folder.path])
    #expect(place.status == 2 && place.errors.contains("is a folder"))
    let none = try ComityProgram.run(["figures", "extract"])
    #expect(none.status == 64)
  }

  @Test func otherEncodingsAreReadAndSaid() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/old.txt"
    // Windows-1252: a euro sign, a no-break space and a curly quotation mark.
    try Data([0x80, 0x33, 0xA0, 0x62, 0x6E, 0x20, 0x66, 0x6F, 0x72, 0x20, 0x93, 0x61, 0x69, 0x64, 0x94])
      .write(to: URL(fileURLWithPath: path))
    let run = try ComityProgram.run(["figures", "extract", path, "--format", "csv"])
    #expect(run.output.contains("level,3000000000,,exact,EUR"))
    #expect(run.errors.contains("not UTF-8; it was read as Windows-1252"))
    try #require("12 projects".data(using: .utf16)).write(to: URL(fileURLWithPath: path))
    #expect(try ComityProgram.run(["figures", "extract", path, "--format", "csv"]).output.contains("count,12"))
  }

  @Test func draftsAreRowsOfALedger() throws {
    let folder = try TemporaryFolder()
    let draft = folder.path + "/draft.csv"
    let run = try ComityProgram.run(["figures", "extract", "-", "--draft", draft], input: Self.text)
    #expect(run.status == 0)
    let lines = try String(contentsOfFile: draft, encoding: .utf8).split(separator: "\n")
    #expect(lines.count == 5)
    let ledger = ComityProgram.root + "/Datasets/asean-russia/figures.csv"
    let header = try String(contentsOfFile: ledger, encoding: .utf8).split(separator: "\n")[0]
    #expect(lines[0] == header)
    #expect(lines[1].hasPrefix("D001,,,,,,,,growth,17,,17 %,document,more than,percent,2018-01-01,2018-12-31,annual,"))
  }

  /// A stand-in for pdftotext: what is tested is how it is called and what is made of its answer.
  @Test func portableDocumentsGoThroughPdftotext() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/note.pdf"
    try Data("%PDF-1.4 ...".utf8).write(to: URL(fileURLWithPath: path))
    let program = folder.path + "/pdftotext"
    try "#!/bin/sh\necho \"$*\" >&2\nprintf 'Trade grew by\\n17 percent.\\f'\n"
      .write(toFile: program, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program)
    let run = try ComityProgram.run(
      ["figures", "extract", path, "--format", "csv"], environment: ["COMITY_PDFTOTEXT": program])
    #expect(run.output.contains("2,17 percent,growth,17"))
    #expect(run.errors.contains("lines are those of pdftotext"))
    let absent = try ComityProgram.run(
      ["figures", "extract", path], environment: ["COMITY_PDFTOTEXT": "", "PATH": folder.path + "/nowhere"])
    #expect(absent.status == 2)
    #expect(absent.errors.contains("poppler-utils"))
    try "#!/bin/sh\nexit 1\n".write(toFile: program, atomically: false, encoding: .utf8)
    let failed = try ComityProgram.run(["figures", "extract", path], environment: ["COMITY_PDFTOTEXT": program])
    #expect(failed.status == 2 && failed.errors.contains("ended with status 1"))
    #expect(try ComityProgram.run(["figures", "extract", "-"], input: "%PDF-1.4").status == 2)
  }
}
