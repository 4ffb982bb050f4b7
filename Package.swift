// swift-tools-version: 6.0
import PackageDescription

let numerics = Target.Dependency.product(name: "Numerics", package: "swift-numerics")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let yaml = Target.Dependency.product(name: "Yams", package: "Yams")

let package = Package(
  name: "xsff",
  products: [
    .executable(name: "xsff", targets: ["xsff"]),
    .executable(name: "bootstrap", targets: ["bootstrap"]),
    .library(
      name: "ExactDiagonalization",
      targets: ["GroupTheory", "LatticeModels", "ModelFiles", "ExactDiagonalization"]),
    .library(
      name: "SymmetryBootstrap",
      targets: [
        "GroupTheory", "SpectralStatistics", "Branching", "Evidence", "Identification",
        "ProjectiveReadings", "SymmetryBootstrap", "ContinuousGroups", "Plateaus", "Verification",
        "Reports", "ResultFiles", "AnswerFiles",
      ]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.12.0"),
    .package(url: "https://github.com/apple/swift-numerics", from: "1.1.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.0.0"),
  ],
  targets: [
    // MARK: System libraries
    .systemLibrary(
      name: "CLAPACK", pkgConfig: "openblas",
      providers: [.apt(["libopenblas-dev", "liblapacke-dev", "pkg-config"])]),
    .systemLibrary(
      name: "CHDF5", pkgConfig: "hdf5-serial", providers: [.apt(["libhdf5-dev", "pkg-config"])]),

    // MARK: Mathematics, no physics
    .target(name: "LinearAlgebra", dependencies: ["CLAPACK", numerics]),
    .target(name: "Commutant", dependencies: ["LinearAlgebra", numerics]),
    .target(name: "GroupTheory", dependencies: ["LinearAlgebra", numerics]),

    // MARK: From a model file to spectra
    .target(name: "LatticeModels", dependencies: ["GroupTheory", numerics]),
    .target(name: "ModelFiles", dependencies: ["LatticeModels", numerics, yaml]),
    .target(
      name: "ExactDiagonalization",
      dependencies: [
        "LatticeModels", "Commutant", "GroupTheory", "LinearAlgebra", numerics,
      ]),

    // MARK: From spectra to signatures
    .target(
      name: "SpectralStatistics", dependencies: ["GroupTheory", "LinearAlgebra", numerics]),

    .target(
      name: "ResultFiles", dependencies: ["CHDF5", "GroupTheory", "SpectralStatistics", numerics]),

    // MARK: From signatures to the hidden group
    .target(name: "Branching", dependencies: ["GroupTheory", numerics]),
    .target(name: "Evidence", dependencies: ["Branching", "SpectralStatistics"]),
    .target(name: "FusionRings", dependencies: ["Branching", "GroupTheory"]),
    .target(name: "CharacterTables", dependencies: ["Branching", "GroupTheory", numerics]),
    .target(name: "Identification", dependencies: ["GroupTheory"]),
    .target(
      name: "AntiunitarySymmetry",
      dependencies: ["Branching", "CharacterTables", "Identification", "GroupTheory"]),
    .target(
      name: "ProjectiveReadings",
      dependencies: ["Branching", "Evidence", "Identification", "GroupTheory", numerics]),
    .target(
      name: "SymmetryBootstrap",
      dependencies: [
        "Branching", "Evidence", "FusionRings", "CharacterTables", "Identification",
        "AntiunitarySymmetry", "ProjectiveReadings", "GroupTheory",
      ]),
    .target(name: "ContinuousGroups", dependencies: ["Branching", "GroupTheory", numerics]),
    .target(
      name: "Plateaus",
      dependencies: ["SymmetryBootstrap", "LinearAlgebra", "GroupTheory", numerics]),

    // MARK: From the answer to its readers
    .target(
      name: "Verification",
      dependencies: ["Branching", "ContinuousGroups", "GroupTheory", numerics]),
    .target(
      name: "Reports",
      dependencies: ["SymmetryBootstrap", "ContinuousGroups", "Plateaus", "SpectralStatistics"]),
    .target(name: "AnswerFiles", dependencies: ["ResultFiles", "Reports", "Verification"]),

    // MARK: Commands
    .target(name: "CommandSupport", dependencies: [arguments, logging]),
    .executableTarget(
      name: "xsff",
      dependencies: [
        "CommandSupport", "ModelFiles", "ExactDiagonalization", "SpectralStatistics",
        "ResultFiles", arguments, logging,
      ]),
    .executableTarget(
      name: "bootstrap",
      dependencies: ["CommandSupport", "AnswerFiles", arguments, logging]),

    // MARK: Data
    .executableTarget(
      name: "make-catalogue", dependencies: ["GroupTheory", "ResultFiles", arguments]),
    .executableTarget(
      name: "make-level-statistics",
      dependencies: ["SpectralStatistics", "TestSupport", arguments]),

    // MARK: Comparison with other programs
    .executableTarget(
      name: "bootstrap-oracles",
      dependencies: [
        "CommandSupport", "SymmetryBootstrap", "ResultFiles", "TestSupport", arguments,
      ]),

    // MARK: Tests
    .target(
      name: "TestSupport", dependencies: ["GroupTheory", numerics], path: "Tests/TestSupport"),
    .testTarget(name: "TestSupportTests", dependencies: ["TestSupport", numerics]),
    .testTarget(name: "LinearAlgebraTests", dependencies: ["LinearAlgebra", "TestSupport"]),
    .testTarget(
      name: "CommutantTests", dependencies: ["Commutant", "LinearAlgebra", "TestSupport", numerics]),
    .testTarget(name: "GroupTheoryTests", dependencies: ["GroupTheory", "TestSupport"]),
    .testTarget(
      name: "ExactDiagonalizationTests",
      dependencies: ["ExactDiagonalization", "ModelFiles", "TestSupport"]),
    .testTarget(
      name: "SpectralStatisticsTests", dependencies: ["SpectralStatistics", "TestSupport"]),
    .testTarget(
      name: "SymmetryBootstrapTests",
      dependencies: ["AnswerFiles", "TestSupport"]),
    .testTarget(name: "ResultFilesTests", dependencies: ["AnswerFiles", "TestSupport"]),
    .testTarget(name: "CommandSupportTests", dependencies: ["CommandSupport", arguments, logging]),
    .testTarget(
      name: "CommandTests",
      dependencies: ["TestSupport", "AnswerFiles", "xsff", "bootstrap", numerics]),
  ]
)
