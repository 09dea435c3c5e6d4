import Observations

/// Why files could not be taken in as observations.
public enum IngestError: Error, Sendable, Equatable {
  case unknownProfile(String, suggestions: [String], known: [String])
  case otherProfile(file: String, asked: String, missing: String)
  case noHeader(file: String)
  case duplicateColumn(file: String, name: String)
  case mixedProfiles(first: String, firstProfile: String, other: String, otherProfile: String)
  case noFiles(folder: String)
}

extension IngestError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unknownProfile(let name, let suggestions, let known):
      "There is no profile \"\(name)\"."
        + (suggestions.isEmpty ? "" : " Did you mean \(suggestions.map { "\"\($0)\"" }.joined(separator: " or "))?")
        + " Profiles are: \(known.joined(separator: ", "))."
    case .otherProfile(let file, let asked, let missing):
      "\(file) cannot be read with --profile \(asked): \(missing). Leave the option out to have the profile recognised."
    case .noHeader(let file):
      "\(file) has no header that is understood. The first line must name the columns."
    case .duplicateColumn(let file, let name):
      "\(file) has two columns named \"\(name)\". Rename one of them."
    case .mixedProfiles(let first, let firstProfile, let other, let otherProfile):
      "\(first) is a \(firstProfile) file and \(other) a \(otherProfile) file; they cannot be read as one. "
        + "Read them one by one."
    case .noFiles(let folder):
      "\(folder) is a folder without .csv, .tsv or .txt files, plain or compressed. Name a file or another folder."
    }
  }
}
