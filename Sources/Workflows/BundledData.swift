import Datasets
import Foundation

/// The data packages that come with the program.
struct BundledData {
  /// A table of a package.
  struct Resource {
    var package: String
    var name: String
    var title: String
    var description: String
    var path: String
    var fields: [Field]
    var sources: [String]
    var licence: String
    /// `CC-BY-4.0; ODC-PDDL-1.0`.
    var shortLicence: String
  }

  struct Field {
    var name: String
    var type: String
    var description: String
  }

  /// The name of the bundled table at a path, `nil` for other files.
  static func name(ofPath path: String) -> String? {
    guard let folder = Datasets.folder(), path.hasPrefix(folder + "/") else { return nil }
    let name = String(path.dropFirst(folder.count + 1))
    return name.hasSuffix(".csv") ? String(name.dropLast(4)) : name
  }

  /// A package: its title and its tables.
  struct Package {
    var name: String
    var title: String
    var description: String
    var resources: [Resource]
  }

  /// `asean-russia/trade`, `asean-russia/figures` …
  static func names() throws -> [String] {
    try packages().flatMap { package in package.resources.map { "\(package.name)/\($0.name)" } }
  }

  static func resource(_ name: String) throws -> Resource? {
    let parts = name.split(separator: "/", maxSplits: 1).map(String.init)
    guard parts.count == 2, let package = try packages().first(where: { $0.name == parts[0] }) else { return nil }
    return package.resources.first { $0.name == parts[1] }
  }

  static func packages() throws -> [Package] {
    let folder = try folder()
    let members = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    return try members.compactMap { member in
      let path = "\(folder)/\(member)/datapackage.json"
      guard FileManager.default.fileExists(atPath: path) else { return nil }
      return try package(at: path, folder: "\(folder)/\(member)")
    }
  }

  static func folder() throws -> String {
    guard let folder = Datasets.folder() else {
      throw WorkflowError(
        "The bundled data are not beside the program nor in ../share/comity. Build with make, or install with "
          + "make install; COMITY_DATA names another place.")
    }
    return folder
  }

  private static func package(at path: String, folder: String) throws -> Package {
    guard let data = FileManager.default.contents(atPath: path),
      let descriptor = try? JSONDecoder().decode(Descriptor.self, from: data)
    else {
      throw WorkflowError("\(path) is not a readable data package. Install Comity again.")
    }
    return Package(
      name: descriptor.name, title: descriptor.title ?? descriptor.name, description: descriptor.description ?? "",
      resources: descriptor.resources.map { resource in
        let licences = resource.licenses ?? descriptor.licenses ?? []
        return Resource(
          package: descriptor.name, name: resource.name, title: resource.title ?? resource.name,
          description: resource.description ?? "", path: "\(folder)/\(resource.path)",
          fields: (resource.schema?.fields ?? []).map {
            Field(name: $0.name, type: $0.type ?? "any", description: $0.description ?? $0.title ?? "")
          },
          sources: (resource.sources ?? descriptor.sources ?? []).map { $0.title ?? $0.path ?? "" },
          licence: licences.compactMap { $0.title ?? $0.name }.joined(separator: "; "),
          shortLicence: licences.compactMap { $0.name ?? $0.title }.joined(separator: "; "))
      })
  }

  /// What is read of a Frictionless descriptor.
  private struct Descriptor: Decodable {
    struct License: Decodable {
      var name: String?
      var title: String?
    }
    struct Source: Decodable {
      var title: String?
      var path: String?
    }
    struct Field: Decodable {
      var name: String
      var type: String?
      var title: String?
      var description: String?
    }
    struct Schema: Decodable { var fields: [Field]? }
    struct Resource: Decodable {
      var name: String
      var title: String?
      var description: String?
      var path: String
      var schema: Schema?
      var sources: [Source]?
      var licenses: [License]?
    }
    var name: String
    var title: String?
    var description: String?
    var licenses: [License]?
    var sources: [Source]?
    var resources: [Resource]
  }
}
