import Foundation
import TestSupport
import Testing

/// A file under two names is one file.
@Suite struct SameFileTests {
  let folder: TemporaryFolder
  init() throws {
    folder = try TemporaryFolder()
    _ = try folder.file("a.csv", "year,value\n2018,1\n")
    _ = try folder.file("b.csv", "year,value\n2018,1\n")
    #expect(link(folder.path + "/a.csv", folder.path + "/hard.csv") == 0)
    #expect(symlink("a.csv", folder.path + "/soft.csv") == 0)
    try FileManager.default.createDirectory(atPath: folder.path + "/in", withIntermediateDirectories: true)
    #expect(symlink("../a.csv", folder.path + "/in/2018.csv") == 0)
  }

  @Test(arguments: ["hard.csv", "soft.csv", "./a.csv", "in/../a.csv", "in", "."])
  func isNotReadTwice(name: String) throws {
    for words in [["a.csv", name], [name, "b.csv", "a.csv"]] where name != "." || words.count == 2 {
      let run = try ComityProgram.run(["table"] + words + ["--rows", "year"], folder: folder.path)
      #expect(run.status == 2)
      #expect(run.output == "")
      #expect(run.errors.contains("are one file, which would be counted twice. Name it once."), "\(run.errors)")
      #expect(run.errors.contains("a.csv"))
    }
  }

  @Test func asStandardInputOrInAFolderOfLinks() throws {
    let input = try ComityProgram.runInShell("comity table - a.csv --rows year <a.csv", folder: folder.path)
    #expect(input.errors.contains("standard input and a.csv are one file"))
    try FileManager.default.removeItem(atPath: folder.path + "/in/2018.csv")
    _ = try folder.file("in/2017.csv", "year,value\n2017,1\n")
    #expect(symlink("2017.csv", folder.path + "/in/latest.csv") == 0)
    let links = try ComityProgram.run(["table", "in", "--rows", "year"], folder: folder.path)
    #expect(links.errors.contains("in/2017.csv and in/latest.csv are one file"))
  }

  @Test func equalFilesAreTwo() throws {
    let run = try ComityProgram.run(
      ["table", "a.csv", "b.csv", "--rows", "year", "--format", "csv"], folder: folder.path)
    #expect(run.output == "year,value\n2018,2\n")
  }
}
