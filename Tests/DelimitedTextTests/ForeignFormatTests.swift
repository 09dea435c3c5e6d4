import TestSupport
import Testing

@testable import DelimitedText

@Suite struct ForeignFormatTests {
  @Test(arguments: [
    ("{\"data\": []}", ForeignFormat.json), ("\n [ {\"page\":1}, []]", .json), ("[[1,2]]", .json), ("{}", .json),
    ("\u{FEFF}{\n  \"elapsedTime\": 1}", .json), ("<!DOCTYPE html>\n<html>", .webPage), ("<HTML><head>", .webPage),
    ("<?xml version=\"1.0\"?><mes:Structure/>", .xml), ("%PDF-1.7", .pdf), ("{\\rtf1 a}", .richText),
    ("PAR1\u{15}", .parquet), ("SQLite format 3\0", .database), ("<stata_dta><header>", .stata),
    ("$FL2@(#) IBM SPSS", .spss),
  ])
  func isKnownByItsBeginning(text: String, format: ForeignFormat) {
    #expect(ForeignFormat(head: Array(text.utf8)) == format)
  }

  @Test func anOldWorkbookIsKnown() {
    #expect(ForeignFormat(head: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0]) == .oldWorkbook)
  }

  /// Headers that trade and market files have.
  @Test(arguments: [
    "year,value", "[country],[year]", "<TICKER>,<PER>,<DATE>", "{year};{value}", "\"Classification\",Year", "PAR,b",
    "%change,year", "$value,year", "[\"year\"],v", "<?a,b", "",
  ])
  func delimitedTextIsNone(text: String) { #expect(ForeignFormat(head: Array(text.utf8)) == nil) }

  @Test func archivesAreKnownByTheirMembers() {
    #expect(ForeignFormat(members: ["[Content_Types].xml", "xl/workbook.xml"]) == .workbook)
    #expect(ForeignFormat(members: ["mimetype", "content.xml"]) == .openDocument)
    #expect(ForeignFormat(members: ["data.json"]) == nil)
  }

  @Test(arguments: ForeignFormat.allCases)
  func everyMessageSaysWhatToDo(format: ForeignFormat) throws {
    let text = ReadingError.foreign(file: "a.csv", format).description
    #expect(text.hasPrefix("a.csv is ") && text.hasSuffix(".") && text.contains("not delimited text"))
    #expect(format.advice.count > 15)
  }
}
