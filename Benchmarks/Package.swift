// swift-tools-version: 6.1
import PackageDescription

/// The benchmarks are a package of their own: they see only what a program that imports Comity sees, and nobody who
/// builds Comity has to fetch the benchmarking library.
let package = Package(
  name: "ComityBenchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "Comity", path: ".."),
    // Without its traits: they count allocations, and need packages that nothing else here uses.
    .package(url: "https://github.com/ordo-one/benchmark", exact: "1.38.1", traits: []),
  ],
  targets: [
    .executableTarget(
      name: "Computations",
      dependencies: [
        .product(name: "Comity", package: "Comity"),
        .product(name: "Benchmark", package: "benchmark"),
      ],
      path: "Benchmarks/Computations",
      swiftSettings: [.swiftLanguageMode(.v6)],
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")])
  ]
)
