// swift-tools-version: 6.0
import Foundation
import PackageDescription

// The address of the repository, or the path of a clone with tags.
let repository = ProcessInfo.processInfo.environment["XSFF_REPOSITORY"] ?? "../xsff"

let package = Package(
  name: "find-group",
  dependencies: [.package(url: repository, from: "0.1.0")],
  targets: [
    .executableTarget(
      name: "find-group",
      dependencies: [.product(name: "HiddenSymmetries", package: "xsff")])
  ])
