// swift-tools-version: 6.0
import PackageDescription

let numerics = Target.Dependency.product(name: "Numerics", package: "swift-numerics")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let yaml = Target.Dependency.product(name: "Yams", package: "Yams")
let toml = Target.Dependency.product(name: "TOMLKit", package: "TOMLKit")

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
        "GroupTheory", "SpectralStatistics", "LevelTies", "Branching", "Evidence", "Identification",
        "ProjectiveReadings", "SymmetryBootstrap", "ContinuousGroups", "Plateaus", "Verdicts",
        "Verification", "Reports", "ResultFiles", "AnswerFiles",
      ]),
    .library(
      name: "HiddenSymmetries",
      targets: [
        "GroupTheory", "LatticeModels", "ModelFiles", "ExactDiagonalization", "Branching",
        "Verdicts",
        "ResultFiles", "HiddenSymmetries",
      ]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.12.0"),
    .package(url: "https://github.com/apple/swift-numerics", from: "1.1.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.0.0"),
    .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
  ],
  targets: [
    // MARK: System libraries
    .systemLibrary(
      name: "CLAPACK", pkgConfig: "openblas",
      providers: [.apt(["libopenblas-dev", "liblapacke-dev", "pkg-config"])]),
    .systemLibrary(
      name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev", "pkg-config"])]),
    .systemLibrary(
      name: "CHDF5", pkgConfig: "hdf5-serial", providers: [.apt(["libhdf5-dev", "pkg-config"])]),

    // MARK: Mathematics, no physics
    .target(name: "Mixing"),
    .target(name: "CBandChase"),
    .target(name: "LinearAlgebra", dependencies: ["CLAPACK", "CBandChase", numerics]),
    .target(name: "QuasiEnergies", dependencies: ["LinearAlgebra", numerics]),
    .target(name: "ProcessGroups"),
    .target(
      name: "KrylovSpaces",
      dependencies: ["CLAPACK", "Mixing", "ProcessGroups", "LinearAlgebra", numerics]),
    .target(name: "Commutant", dependencies: ["Mixing", "LinearAlgebra", numerics]),
    .target(name: "GroupTheory", dependencies: ["Mixing", "LinearAlgebra", numerics]),

    .target(name: "GraphAutomorphisms", dependencies: ["Mixing"]),
    .target(name: "TaskThreads"),
    .target(name: "PointGroups"),

    // MARK: Graphics processors, whose libraries are loaded at run time
    .target(name: "Devices"),

    // MARK: From a model file to spectra
    .target(name: "LatticeModels", dependencies: ["GroupTheory", numerics]),
    .target(name: "CouplingTables", dependencies: ["NumPyFiles", "ResultFiles"]),
    .target(
      name: "ModelFiles", dependencies: ["LatticeModels", "CouplingTables", numerics, yaml]),
    .target(
      name: "SpaceGroups",
      dependencies: ["GroupTheory", "LatticeModels", "PointGroups", numerics]),
    .target(name: "ElectronTerms", dependencies: ["GroupTheory", "PointGroups", numerics]),
    // MARK: From a file of another program to a model file
    .target(name: "PeerModels", dependencies: ["GroupTheory", "ModelFiles", numerics]),
    .target(
      name: "XDiagFiles",
      dependencies: ["GroupTheory", "ModelFiles", "PeerModels", numerics, toml]),
    .target(
      name: "LatticeSymmetriesFiles",
      dependencies: ["GroupTheory", "ModelFiles", "PeerModels", numerics]),
    .target(name: "HPhiFiles", dependencies: ["ModelFiles", "PeerModels"]),
    .target(name: "Molecules", dependencies: ["ModelFiles", "PeerModels", "PointGroups"]),
    .target(
      name: "PeerFormats",
      dependencies: [
        "LatticeModels", "ModelFiles", "PeerModels", "XDiagFiles", "LatticeSymmetriesFiles",
        "HPhiFiles", "Molecules",
      ]),

    .target(
      name: "MonomialSymmetries",
      dependencies: ["LatticeModels", "GraphAutomorphisms", numerics]),
    .target(
      name: "ExactDiagonalization",
      dependencies: [
        "LinearAlgebra", "QuasiEnergies", "TaskThreads", "Devices", "GroupTheory", "Commutant",
        "LatticeModels", "MonomialSymmetries", "SpaceGroups", numerics,
      ]),
    .target(
      name: "Reduction",
      dependencies: [
        "GroupTheory", "Commutant", "LatticeModels", "MonomialSymmetries", "ExactDiagonalization",
      ]),
    .target(
      name: "IrreducibleSectors",
      dependencies: [
        "LinearAlgebra", "TaskThreads", "Commutant", "LatticeModels", "ExactDiagonalization",
      ]),
    .target(
      name: "SpectralWindows",
      dependencies: [
        "LinearAlgebra", "KrylovSpaces", "Commutant", "LatticeModels", "ExactDiagonalization",
        numerics,
      ]),
    .target(
      name: "SharedWindows",
      dependencies: [
        "ProcessGroups", "LinearAlgebra", "KrylovSpaces", "Commutant", "LatticeModels",
        "ExactDiagonalization", "SpectralWindows", numerics,
      ]),
    .target(
      name: "ModelReview",
      dependencies: [
        "GroupTheory", "LatticeModels", "ModelFiles", "ExactDiagonalization", numerics,
      ]),

    // MARK: From a model file to its symmetry operators
    .target(
      name: "ProductSymmetries",
      dependencies: [
        "LinearAlgebra", "GroupTheory", "GraphAutomorphisms", "LatticeModels", "SpaceGroups",
        numerics,
      ]),

    // MARK: From spectra to signatures, and into files
    .target(name: "SpectralStatistics", dependencies: ["LinearAlgebra", numerics]),
    .target(name: "LevelTies", dependencies: ["SpectralStatistics"]),
    .target(
      name: "ResultFiles", dependencies: ["CHDF5", "GroupTheory", "SpectralStatistics", numerics]),
    .target(name: "RunJournal", dependencies: ["ResultFiles"]),

    // MARK: From curves of others to a run file
    .target(name: "NumPyFiles", dependencies: ["CZlib", numerics]),
    .target(
      name: "CurveImport",
      dependencies: [
        "GroupTheory", "ModelFiles", "NumPyFiles", "SpectralStatistics", "ResultFiles", numerics,
      ]),

    // MARK: From signatures to the hidden group
    .target(name: "Branching", dependencies: ["Mixing", "GroupTheory", numerics]),
    .target(name: "Evidence", dependencies: ["GroupTheory", "SpectralStatistics", "Branching"]),
    .target(name: "FusionRings", dependencies: ["GroupTheory", "Branching", numerics]),
    .target(name: "CharacterTables", dependencies: ["Mixing", "GroupTheory", "Branching"]),
    .target(name: "Identification", dependencies: ["GroupTheory"]),
    .target(
      name: "AntiunitarySymmetry",
      dependencies: ["GroupTheory", "Branching", "CharacterTables", "Identification"]),
    .target(
      name: "ProjectiveReadings",
      dependencies: ["GroupTheory", "Branching", "Evidence", "Identification", numerics]),
    .target(
      name: "SymmetryBootstrap",
      dependencies: [
        "GroupTheory", "Branching", "Evidence", "FusionRings", "CharacterTables", "Identification",
        "AntiunitarySymmetry", "ProjectiveReadings",
      ]),
    .target(name: "ContinuousGroups", dependencies: ["GroupTheory", "Branching", numerics]),
    .target(
      name: "FormFactors",
      dependencies: ["LinearAlgebra", "SpectralStatistics", "Branching", "Evidence"]),
    .target(
      name: "Plateaus",
      dependencies: [
        "LinearAlgebra", "GroupTheory", "Branching", "Evidence", "Identification",
        "ProjectiveReadings", "SymmetryBootstrap", "FormFactors",
      ]),

    // MARK: From the answer to its readers
    .target(
      name: "Verdicts",
      dependencies: [
        "GroupTheory", "SpectralStatistics", "LevelTies", "Branching", "Evidence", "Identification",
        "SymmetryBootstrap", "ContinuousGroups", "FormFactors", "Plateaus",
      ]),
    .target(
      name: "HiddenSymmetries",
      dependencies: [
        "GroupTheory", "Commutant", "LatticeModels", "ExactDiagonalization", "Branching",
        "SymmetryBootstrap", "Verdicts",
      ]),
    .target(
      name: "Verification",
      dependencies: ["GroupTheory", "Branching", "ContinuousGroups", numerics]),
    .target(
      name: "Reports",
      dependencies: [
        "GroupTheory", "SpectralStatistics", "LevelTies", "Branching", "Evidence", "Identification",
        "ProjectiveReadings", "SymmetryBootstrap", "ContinuousGroups", "FormFactors", "Plateaus",
        "Verdicts", "PointGroups", "ElectronTerms", numerics,
      ]),
    .target(
      name: "AnswerFiles",
      dependencies: [
        "GroupTheory", "SpectralStatistics", "ResultFiles", "Branching", "Evidence",
        "Identification", "ContinuousGroups", "FormFactors", "Plateaus", "Verification", "Reports",
        numerics,
      ]),

    .target(
      name: "Exports",
      dependencies: [
        "GroupTheory", "SpectralStatistics", "ResultFiles", "AnswerFiles", numerics,
      ]),

    // MARK: From a run file to figures
    .target(
      name: "Figures",
      dependencies: [
        "GroupTheory", "SpectralStatistics", "LevelTies", "ResultFiles", "Branching", "Evidence",
        "FormFactors", "SymmetryBootstrap", "Verdicts", "AnswerFiles",
      ]),

    // MARK: Commands
    .target(name: "CommandSupport", dependencies: [arguments, logging]),
    .target(
      name: "ModelArguments",
      dependencies: [
        "LatticeModels", "ModelFiles", "PeerFormats", "MonomialSymmetries", "CommandSupport",
        arguments,
      ]),
    .target(
      name: "SymmetryCommands",
      dependencies: [
        "GroupTheory", "Commutant", "LatticeModels", "MonomialSymmetries", "ProductSymmetries",
        "ExactDiagonalization", "ResultFiles", "CommandSupport", "ModelArguments", arguments,
        logging,
        numerics,
      ]),
    .executableTarget(
      name: "xsff",
      dependencies: [
        "LinearAlgebra", "GroupTheory", "Commutant", "LatticeModels", "ModelFiles",
        "Devices", "ExactDiagonalization", "Reduction", "ModelReview",
        "IrreducibleSectors", "SpectralWindows", "SpectralStatistics", "ResultFiles", "RunJournal",
        "NumPyFiles",
        "CurveImport", "PeerFormats", "Figures", "CommandSupport", "ModelArguments",
        "SymmetryCommands", arguments, logging,
      ]),
    .executableTarget(
      name: "bootstrap",
      dependencies: [
        "GroupTheory", "SpectralStatistics", "LevelTies", "ResultFiles", "Branching", "Evidence",
        "Identification", "SymmetryBootstrap", "ContinuousGroups", "FormFactors", "Plateaus",
        "Verification", "Verdicts", "Reports", "AnswerFiles", "Exports", "Figures",
        "CommandSupport", arguments, logging,
      ]),

    // MARK: Data
    .executableTarget(
      name: "make-catalogue", dependencies: ["GroupTheory", "ResultFiles", arguments]),
    .executableTarget(
      name: "make-level-statistics",
      dependencies: ["SpectralStatistics", "TestSupport", arguments]),

    // MARK: Comparison with other programs
    .executableTarget(
      name: "bench-eigenvalues", dependencies: ["LinearAlgebra", arguments, numerics]),
    .executableTarget(
      name: "bootstrap-oracles",
      dependencies: [
        "GroupTheory", "ResultFiles", "Branching", "Identification", "SymmetryBootstrap",
        "CommandSupport", "TestSupport", arguments,
      ]),

    // MARK: Tests
    .target(
      name: "TestSupport", dependencies: ["Mixing", "GroupTheory", "SpectralStatistics", numerics],
      path: "Tests/TestSupport"),
    .testTarget(name: "TestSupportTests", dependencies: ["TestSupport", numerics]),
    .testTarget(
      name: "LinearAlgebraTests", dependencies: ["LinearAlgebra", "TestSupport", numerics]),
    .testTarget(
      name: "QuasiEnergiesTests",
      dependencies: [
        "LinearAlgebra", "QuasiEnergies", "SpectralStatistics", "TestSupport", numerics,
      ]),
    .testTarget(
      name: "KrylovSpacesTests",
      dependencies: ["LinearAlgebra", "KrylovSpaces", "TestSupport", numerics]),
    .testTarget(
      name: "CommutantTests", dependencies: ["LinearAlgebra", "Commutant", "TestSupport", numerics]),
    .testTarget(
      name: "MoleculesTests",
      dependencies: [
        "GroupTheory", "LatticeModels", "ModelFiles", "PeerModels", "PointGroups", "ElectronTerms",
        "Molecules", "ExactDiagonalization", "TestSupport", numerics,
      ]),
    .testTarget(
      name: "SpaceGroupsTests",
      dependencies: ["LatticeModels", "ModelFiles", "SpaceGroups", "ExactDiagonalization"]),
    .testTarget(
      name: "GraphAutomorphismsTests", dependencies: ["GraphAutomorphisms", "TestSupport"]),
    .testTarget(name: "GroupTheoryTests", dependencies: ["GroupTheory", "TestSupport", numerics]),
    .testTarget(
      name: "ProductSymmetriesTests",
      dependencies: [
        "LinearAlgebra", "GroupTheory", "LatticeModels", "ModelFiles", "ProductSymmetries",
        "ResultFiles", "CommandSupport", "TestSupport", numerics,
      ]),
    .testTarget(
      name: "MonomialSymmetriesTests",
      dependencies: [
        "LatticeModels", "ModelFiles", "MonomialSymmetries", "TestSupport", numerics,
      ]),
    .testTarget(
      name: "IrreducibleSectorsTests",
      dependencies: [
        "Commutant", "LatticeModels", "ModelFiles", "ExactDiagonalization", "Reduction",
        "IrreducibleSectors",
      ]),
    .testTarget(
      name: "SpectralWindowsTests",
      dependencies: [
        "LinearAlgebra", "Commutant", "LatticeModels", "ModelFiles", "ExactDiagonalization",
        "SpectralWindows", "TestSupport",
      ]),
    .testTarget(
      name: "SharedWindowsTests",
      dependencies: [
        "ProcessGroups", "LinearAlgebra", "KrylovSpaces", "LatticeModels", "ModelFiles",
        "ExactDiagonalization", "SpectralWindows", "SharedWindows", "TestSupport", numerics,
      ]),
    .testTarget(
      name: "ExactDiagonalizationTests",
      dependencies: [
        "LinearAlgebra", "GroupTheory", "Commutant", "LatticeModels", "ModelFiles",
        "ExactDiagonalization", "Reduction", "ResultFiles", "TestSupport", numerics,
      ]),
    .testTarget(
      name: "SpectralStatisticsTests",
      dependencies: ["SpectralStatistics", "LevelTies", "TestSupport"]),
    .testTarget(
      name: "SymmetryBootstrapTests",
      dependencies: [
        "GroupTheory", "SpectralStatistics", "ResultFiles", "Branching", "Evidence",
        "FusionRings", "CharacterTables", "Identification", "ProjectiveReadings",
        "SymmetryBootstrap", "ContinuousGroups", "FormFactors", "Plateaus", "Verdicts",
        "Verification",
        "Reports", "TestSupport",
        numerics,
      ]),
    .testTarget(
      name: "VerdictsTests",
      dependencies: [
        "GroupTheory", "SpectralStatistics", "LevelTies", "ResultFiles", "Branching", "Evidence",
        "Identification", "SymmetryBootstrap", "ContinuousGroups", "Verdicts", "TestSupport",
      ]),
    .testTarget(
      name: "HiddenSymmetriesTests",
      dependencies: [
        "GroupTheory", "LatticeModels", "ModelFiles", "ResultFiles", "Verdicts",
        "HiddenSymmetries", numerics,
      ]),
    .testTarget(
      name: "ResultFilesTests",
      dependencies: [
        "GroupTheory", "SpectralStatistics", "ResultFiles", "RunJournal", "TestSupport", numerics,
      ]),
    .testTarget(
      name: "CurveImportTests",
      dependencies: [
        "GroupTheory", "NumPyFiles", "CurveImport", "TestSupport", numerics,
      ]),
    .testTarget(
      name: "PeerModelsTests",
      dependencies: ["LatticeModels", "ModelFiles", "PeerModels", "TestSupport", numerics]),
    .testTarget(name: "FiguresTests", dependencies: ["Figures", "TestSupport"]),
    .testTarget(name: "CommandSupportTests", dependencies: ["CommandSupport", arguments, logging]),
    .testTarget(
      name: "CommandTests",
      dependencies: [
        "SpectralStatistics", "ResultFiles", "ContinuousGroups", "Verification", "AnswerFiles",
        "CommandSupport", "TestSupport", "xsff", "bootstrap", numerics,
      ]),
  ]
)

// MARK: Several processes: `make mpi`
// `xsff` becomes a library then, of which `xsff-mpi` takes its commands; the declarations that it needs are no public ones.
if Context.environment["XSFF_MPI"] != nil {
  let dependencies = package.targets.first { $0.name == "xsff" }!.dependencies
  package.products = [.executable(name: "xsff-mpi", targets: ["xsff-mpi"])]
  package.targets.removeAll {
    $0.type == .executable || $0.type == .test && $0.name != "SharedWindowsTests"
  }
  package.targets += [
    .target(name: "xsff", dependencies: dependencies, exclude: ["main.swift"]),
    .systemLibrary(
      name: "CMPI", path: "Engines/MPI/Sources/CMPI", pkgConfig: "ompi-c",
      providers: [.apt(["libopenmpi-dev"])]),
    .systemLibrary(
      name: "CScaLAPACK", path: "Engines/MPI/Sources/CScaLAPACK", pkgConfig: "scalapack-openmpi",
      providers: [.apt(["libscalapack-openmpi-dev"])]),
    .executableTarget(
      name: "xsff-mpi",
      dependencies: [
        "CMPI", "CScaLAPACK", "ProcessGroups", "LinearAlgebra", "Devices", "LatticeModels",
        "ExactDiagonalization", "SpectralWindows", "SharedWindows", "CommandSupport", "xsff",
        arguments,
      ], path: "Engines/MPI/Sources/xsff-mpi"),
    .testTarget(
      name: "XsffMPITests", dependencies: ["ResultFiles"],
      path: "Engines/MPI/Tests/XsffMPITests"),
  ]
}
