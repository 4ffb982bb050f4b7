// swift-tools-version: 6.0
import PackageDescription

// The repository's address, or a path to a clone, and its version.
let package = Package(
  name: "find-group",
  dependencies: [.package(url: "../..", exact: "0.1.0")],
  targets: [
    .executableTarget(
      name: "find-group",
      dependencies: [.product(name: "HiddenSymmetries", package: "xsff")])
  ])
