// swift-tools-version: 6.2
import PackageDescription

/// One row a module: its name and the modules it may import. `make check` builds with
/// `--explicit-target-dependency-import-check error`, so an import that is not in this table fails.
struct Module {
  let name: String
  let imports: [String]
  /// What it imports of other packages; no other module may.
  let products: [Target.Dependency]

  init(_ name: String, imports: [String] = [], products: [Target.Dependency] = []) {
    self.name = name
    self.imports = imports
    self.products = products
  }

  var dependencies: [Target.Dependency] { imports.map { .target(name: $0) } + products }
}

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

let yams = Target.Dependency.product(name: "Yams", package: "Yams")

let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")

let libraries: [Module] = [
  // Floor 0: values and arithmetic. No Foundation, no files, no clock.
  Module("Decimals"),
  Module("Vectors", imports: ["COpenBLAS", "CDistributions"]),
  Module("Columns", imports: ["Decimals"]),
  Module("Digests"),
  Module("Nomenclature"),
  Module("Intervals", imports: ["Decimals"]),
  Module("Documents", imports: ["Decimals", "Intervals"]),
  // Floor 1
  Module("Archives", imports: ["CArchive"]),
  Module("Charts", imports: ["Documents"]),
  Module("DelimitedText", imports: ["CScan", "Columns", "Decimals"]),
  Module("ExternalPrograms"),
  Module("Observations", imports: ["CScan", "Columns", "Decimals", "Nomenclature"]),
  Module("Trends", imports: ["Vectors"]),
  // Floor 2
  Module("Catalog", imports: ["CPageSums", "CZstandard", "Digests", "Nomenclature"], products: [grdb]),
  Module("Ingest", imports: ["Archives", "Columns", "Decimals", "DelimitedText", "Nomenclature", "Observations"]),
  Module("Panels", imports: ["Columns", "Decimals", "Intervals", "Nomenclature", "Observations", "Vectors"]),
  Module(
    "SparkEngine",
    imports: ["Columns", "Decimals", "DelimitedText", "ExternalPrograms", "Nomenclature", "Observations"]),
  Module(
    "Renderers",
    imports: ["CXLSXWriter", "Charts", "Columns", "Decimals", "DelimitedText", "Digests", "Documents", "Intervals"]),
  Module("PublishedFiles", imports: ["Archives", "CMarkup", "Documents"]),
  // Floor 3
  Module("Indicators", imports: ["Decimals", "Vectors"]),
  Module("Figures", imports: ["Columns", "Decimals", "DelimitedText", "Digests", "Intervals", "Nomenclature"]),
  // Floor 4
  Module(
    "Reports",
    imports: [
      "Columns", "Decimals", "Documents", "Figures", "Intervals", "Nomenclature", "Observations", "Panels", "Trends",
      "Vectors",
    ]),
  // Floor 5
  Module("Specifications", imports: ["Nomenclature"], products: [yams]),
  // Floor 6: the only place that wires the floors.
  Module(
    "Workflows",
    imports: [
      "Catalog", "Charts", "Columns", "Datasets", "Decimals", "DelimitedText", "Digests", "Documents",
      "ExternalPrograms",
      "Figures", "Indicators", "Ingest", "Intervals",
      "Nomenclature",
      "Observations", "Panels", "PublishedFiles", "Renderers", "Reports", "SparkEngine", "Specifications", "Trends",
      "Vectors",
    ]),
]

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "Comity",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "comity", targets: ["CommandLineTool"]),
    .library(name: "Comity", targets: ["Comity"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    .systemLibrary(
      name: "COpenBLAS", pkgConfig: "openblas", providers: [.apt(["libopenblas-dev"]), .brew(["openblas"])]),
    .systemLibrary(
      name: "CArchive", pkgConfig: "libarchive",
      providers: [.apt(["libarchive-dev", "libisal-dev"]), .brew(["libarchive", "isa-l"])]),
    .systemLibrary(
      name: "CXLSXWriter", pkgConfig: "xlsxwriter",
      providers: [.apt(["libxlsxwriter-dev", "zlib1g-dev"]), .brew(["libxlsxwriter"])]),
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]),
    .systemLibrary(
      name: "CZstandard", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"]), .brew(["zstd"])]),
    .target(name: "CDistributions"),
    .target(name: "CMarkup", dependencies: ["CLibXML2"]),
    .target(name: "CPageSums", linkerSettings: [.linkedLibrary("sqlite3")]),
    .target(name: "CScan"),
    .target(
      name: "Datasets", path: "Datasets",
      exclude: ["README.md"],
      sources: ["Datasets.swift"],
      resources: [.copy("asean-russia"), .copy("definitions"), .copy("reports")],
      swiftSettings: settings),
    .target(
      name: "Comity", dependencies: libraries.map { .target(name: $0.name) } + ["Datasets"], swiftSettings: settings),
    .executableTarget(name: "CommandLineTool", dependencies: ["Workflows", argumentParser], swiftSettings: settings),
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: settings),
    .testTarget(
      name: "CommandLineTests", dependencies: ["TestSupport"], exclude: ["Snapshots"], swiftSettings: settings),
  ]
    + libraries.map {
      .target(name: $0.name, dependencies: $0.dependencies, swiftSettings: settings)
    }
    + libraries.map {
      .testTarget(
        name: "\($0.name)Tests",
        dependencies: [.target(name: $0.name), "TestSupport"] + $0.imports.map { .target(name: $0) } + $0.products,
        swiftSettings: settings)
    }
)
