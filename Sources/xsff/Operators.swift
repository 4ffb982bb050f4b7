import ArgumentParser
import CommandSupport
import Foundation
import LatticeModels
import ProductSymmetries

/// `xsff operators`: the symmetry operators of a model, from H alone.
struct Operators: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Find the symmetry operators of a model that are products over sites, from H alone.")

  @OptionGroup var modelOptions: ModelOptions

  func run() throws {
    let model = try modelOptions.load()
    let start = Date()
    let found = try SymmetryOperators(of: model)
    if let c = found.continuous {
      print("factors", c.factors.factors.map(\.name), "centre", c.factors.centreDimension, "torus", c.torus?.charges[0] ?? [])
    }
    if let check = CommutationCheck(model) {
      print("residual", (found.onSite.elements + found.siteGenerators + [found.antiunitary].compactMap { $0 }).map { check.residual(of: $0, seed: 1) }.max()!)
    }
    print("sites", found.siteGenerators.map(\.siteImages), found.permutationCount ?? -1, "anti", found.antiunitary.map { $0.siteImages } ?? [])
    print("elements", found.onSite.elements.count, found.isComplete, found.successRate, found.onSite.group.elementOrders.prefix(12), Date().timeIntervalSince(start))
  }
}
