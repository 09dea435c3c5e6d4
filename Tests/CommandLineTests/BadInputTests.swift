import Foundation
import TestSupport
import Testing

/// What a person or a file can get wrong: exit 2, one clear message, no trace of a crash.
@Suite struct BadInputTests {
  let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  private func expectRefusal(_ arguments: [String], _ words: [String], status: Int32 = 2) throws {
    let run = try ComityProgram.run(arguments, folder: folder.path)
    #expect(run.status == status, "\(arguments): \(run.errors)")
    #expect(run.output == "")
    for word in words { #expect(run.errors.contains(word), "\(arguments): \(run.errors)") }
    for trace in ["Fatal error", "Stack dump", "Swift.", "Optional(", "Error Domain"] {
      #expect(!run.errors.contains(trace))
    }
  }

  @Test func missingFile() throws { try expectRefusal(["table", "none.csv"], ["none.csv", "no such file"]) }

  @Test func emptyFile() throws {
    _ = try folder.file("empty.csv", "")
    try expectRefusal(["table", "empty.csv"], ["empty.csv is empty"])
    _ = try folder.file("blank.csv", "\n \n")
    try expectRefusal(["table", "blank.csv"], ["blank.csv is empty"])
  }

  @Test func filesOfOtherKinds() throws {
    _ = try folder.file("a.json", "{\n \"data\": []}\n")
    try expectRefusal(["table", "a.json", "--rows", "reporter"], ["a.json is JSON", "for CSV"])
    _ = try folder.file("page.csv", "<!DOCTYPE html>\n<html>Error 429: too many requests</html>\n")
    try expectRefusal(["table", "page.csv"], ["page.csv is a web page", "open it"])
    try expectRefusal(["data", "import", "page.csv", "--name", "a"], ["page.csv is a web page"])
    _ = try folder.file("data.csv", "year,value\n2018,1\n")
    let made = try ComityProgram.run(
      ["table", "data.csv", "--rows", "year", "--output", "book.xlsx"], folder: folder.path)
    #expect(made.status == 0)
    try expectRefusal(["table", "book.xlsx"], ["book.xlsx is a workbook of Excel", "Save the sheet as CSV"])
  }

  @Test func headerWithoutRows() throws {
    _ = try folder.file("header.csv", "year,value\n")
    try expectRefusal(["table", "header.csv", "--rows", "year"], ["header.csv: there is a header and no row below it"])
    _ = try folder.file("a.csv", "year,value\n2018,1\n")
    try expectRefusal(["table", "a.csv", "--rows", "year", "--index", "2018=100"], ["put period into --rows"])
  }

  @Test func whatCannotBeConvertedOrWouldCountTwice() throws {
    _ = try folder.file("a.csv", "year,value\n2017,1\n2018,2\n")
    _ = try folder.file("zero.csv", "year,value\n2017,0\n2018,100\n")
    _ = try folder.file("rates.csv", "currency,year,per_usd\nTHB,2018,32\n")
    try expectRefusal(["table", "a.csv", "a.csv", "--rows", "year"], ["a.csv is named twice"])
    try expectRefusal(
      ["table", "a.csv", "--rows", "period", "--deflate", "zero.csv", "--base", "2018"],
      ["no value above zero for 2017"])
    try expectRefusal(
      ["table", "a.csv", "--rows", "period", "--currency", "USD", "--rates", "rates.csv"],
      ["do not say their currency"])
  }

  @Test func signsThatCannotBeToldApart() throws {
    _ = try folder.file("a.csv", "year,value\n2018,1\n")
    let refused: [([String], String)] = [
      (["--delimiter", ",", "--quote", ","], "the delimiter and the quote are the same sign"),
      (["--delimiter", "\""], "the delimiter and the quote are the same sign"),
      (["--delimiter", "lf"], "the delimiter and the record end are the same sign"),
      (["--quote", "lf"], "the quote and the record end are the same sign"),
      (["--delimiter", "|", "--record-end", "|"], "the delimiter and the record end are the same sign"),
      (["--delimiter", "cr"], "a carriage return cannot be the delimiter"),
      (["--quote", ";"], "needs the delimiter to be said"),
      (["--delimiter", "1"], "the delimiter cannot be a letter, a digit"),
      (["--decimal-sign", "x"], "--decimal-sign x: the decimal sign is point or comma"),
    ]
    for (options, words) in refused {
      let run = try ComityProgram.run(["table", "a.csv", "--rows", "year"] + options, folder: folder.path)
      #expect(run.status == 2 && run.output.isEmpty, "\(options)")
      #expect(run.errors.lowercased().contains(words), "\(options): \(run.errors)")
    }
    // A quote that is not used leaves its sign to the delimiter.
    let free = try ComityProgram.run(
      ["table", "a.csv", "--rows", "year", "--format", "csv", "--quote", "none", "--delimiter", ","],
      folder: folder.path)
    #expect(free.output == "year,value\n2018,1\n", "\(free.errors)")
  }

  @Test func folderWithoutTables() throws {
    try FileManager.default.createDirectory(atPath: folder.path + "/void", withIntermediateDirectories: true)
    try expectRefusal(["table", "void"], ["void is a folder without .csv"])
  }

  @Test func wrongColumn() throws {
    _ = try folder.file("a.csv", "year,partner,value\n2018,VNM,1\n")
    try expectRefusal(["table", "a.csv", "--rows", "partnr"], ["no field \"partnr\"", "Did you mean \"partner\""])
    try expectRefusal(["table", "a.csv", "--values", "valu"], ["no field \"valu\"", "\"value\""])
    try expectRefusal(["table", "a.csv", "--period", "yr"], ["no field \"yr\""])
    try expectRefusal(["table", "a.csv", "--where", "partner"], ["is not a condition"])
    try expectRefusal(["table", "a.csv", "--where", "year=soon"], ["No rows are left"])
    try expectRefusal(["table", "a.csv", "--where", "period=soon"], ["\"soon\" is not a period"])
  }

  @Test func namesThatRepeat() throws {
    _ = try folder.file("a.csv", "year,unit,value\n2017,USD,1\n2018,USD,2\n")
    try expectRefusal(["table", "a.csv", "--rows", "unit,year,unit"], ["--rows asks for \"unit\" twice"])
    try expectRefusal(["table", "a.csv", "--values", "value,value"], ["--values asks for \"value\" twice"])
    try expectRefusal(["growth", "a.csv", "--series", "unit,unit"], ["--series asks for \"unit\" twice"])
    // A field of the data that is called like a column of the result.
    let growth = try ComityProgram.run(["growth", "a.csv", "--series", "unit", "--format", "csv"], folder: folder.path)
    #expect(growth.output.hasPrefix("unit,period,value,unit_2,growth,variant\nUSD,2017,1,,,year-on-year\n"))
    for format in ["csv", "text", "json"] {
      let table = try ComityProgram.run(
        ["table", "a.csv", "--rows", "value", "--values", "value,value:distinct", "--format", format],
        folder: folder.path)
      #expect(table.status == 0)
    }
    let csv = try ComityProgram.run(
      ["table", "a.csv", "--rows", "value", "--values", "value,value:distinct", "--format", "csv"], folder: folder.path)
    #expect(csv.output == "value,value_2,value_distinct\n1,1,1\n2,2,1\n")
  }

  @Test func notANumber() throws {
    _ = try folder.file("bad.csv", "year,value\n2018,1\n2019,n/a\n2020,3\n")
    try expectRefusal(
      ["table", "bad.csv", "--rows", "year"],
      ["bad.csv:3 (byte 18), column \"value\": \"n/a\" is not a number. Add --missing n/a to read it as missing."])
    let missing = try ComityProgram.run(
      ["table", "bad.csv", "--rows", "year", "--missing", "n/a", "--format", "csv"], folder: folder.path)
    #expect(missing.output == "year,value\n2018,1\n2019,\n2020,3\n")
    let allowed = try ComityProgram.run(
      ["table", "bad.csv", "--rows", "year", "--max-rejects", "1", "--rejects", "rejects.csv", "--format", "csv"],
      folder: folder.path)
    #expect(allowed.output == "year,value\n2018,1\n2020,3\n")
    #expect(allowed.status == 0)
    #expect(
      try String(contentsOfFile: folder.path + "/rejects.csv", encoding: .utf8)
        == "file,line,byte,column,text,reason\nbad.csv,3,18,value,n/a,\"\"\"n/a\"\" is not a number\"\n")
    let tooMany = try ComityProgram.run(
      ["table", "bad.csv", "--rows", "year", "--max-rejects", "0", "--format", "csv"], folder: folder.path)
    #expect(tooMany.status == 1)
    #expect(tooMany.output == "year,value\n2018,1\n2020,3\n")
  }

  @Test func raggedRows() throws {
    _ = try folder.file("ragged.csv", "year,value\n2018,1\n2019\n2020,3,4\n")
    try expectRefusal(
      ["table", "ragged.csv", "--rows", "year"],
      ["ragged.csv:3 (byte 18)", "1 field where the header has 2", "ragged.csv:4", "3 fields where the header has 2"])
  }

  @Test func moreThanFiveRejectsAreCounted() throws {
    _ = try folder.file("many.csv", "year,value\n" + (0..<8).map { "20\($0 + 10),x\n" }.joined())
    try expectRefusal(["table", "many.csv", "--rows", "year"], ["many.csv:6", "and 3 more rejected rows"])
  }

  @Test func unknownBloc() throws {
    _ = try folder.file("a.csv", "year,partner,value\n2018,VNM,1\n")
    try expectRefusal(
      ["table", "a.csv", "--where", "partner=@ASEEN"], ["no bloc \"ASEEN\"", "Did you mean \"ASEAN\""])
  }

  @Test func binaryFile() throws {
    _ = try folder.file("program.csv", [0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0, 0, 0])
    try expectRefusal(["table", "program.csv"], ["program.csv is not a text file", "NUL byte"])
    _ = try folder.file("wide.csv", [0xFF, 0xFE, 0x61, 0x00])
    try expectRefusal(["table", "wide.csv"], ["UTF-16"])
  }

  @Test func outputThatCannotBeWritten() throws {
    _ = try folder.file("a.csv", "year,value\n2018,1\n")
    try expectRefusal(["table", "a.csv", "--rows", "year", "--output", "none/out.csv"], ["there is no folder"])
    try expectRefusal(["table", "a.csv", "--rows", "year", "--output", "out.xyz"], ["names no format"])
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a.csv"])
  }

  @Test func aDeviceIsWrittenToNotReplaced() throws {
    _ = try folder.file("a.csv", "year,value\n2018,1\n")
    let run = try ComityProgram.run(
      ["table", "a.csv", "--rows", "year", "--format", "csv", "--output", "/dev/null"], folder: folder.path)
    #expect(run.status == 0)
    let attributes = try FileManager.default.attributesOfItem(atPath: "/dev/null")
    #expect(attributes[.type] as? FileAttributeType == .typeCharacterSpecial)
  }

  @Test func wrongUsageIs64() throws {
    try expectRefusal(["table"], ["Usage"], status: 64)
    try expectRefusal(["tabel", "a.csv"], ["Usage"], status: 64)
    try expectRefusal(["table", "a.csv", "--top", "0"], ["--top"], status: 64)
  }

  @Test func aClosedPipeIsAQuietZero() throws {
    // The report is longer than a pipe holds, so the program meets the closed end.
    let run = try ComityProgram.runInShell("bash -c 'set -o pipefail; comity report | head -n 1'")
    #expect(run.output == "ASEAN and Russia: trade and cooperation\n")
    #expect(run.errors == "")
    #expect(run.status == 0)
  }
}
