import ArgumentParser
import CommandSupport
import CurveImport
import ExactDiagonalization
import Foundation
import GroupTheory
import LatticeModels
import ModelArguments
import ModelFiles
import PeerFormats
import ResultFiles

/// What the sectors of imported curves belong to: `--group`, `--charges`, or `--like` with `--set`.
struct ImportedGroupOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The visible group, such as Z3, D8, Z2xZ2, S4 or SmallGroup(18,4).", valueName: "group"))
  var group: String?

  @Option(
    help: ArgumentHelp(
      "The charges that number the sectors, by their names with commas between.",
      valueName: "names"))
  var charges: String?

  @Option(
    help: ArgumentHelp(
      "A model file or bundled model with the same visible symmetry and the same sectors.",
      valueName: "model"))
  var like: String?

  @Option(
    help: ArgumentHelp(
      "Set a parameter of that model, such as L=8, or what a file of another program leaves open, such as nup=4; may be repeated.",
      valueName: "name=value"))
  var set: [String] = []

  func validate() throws {
    if [group, charges, like].compactMap(\.self).count > 1 {
      throw ValidationError("Give only one of --group, --charges and --like.")
    }
  }

  /// The sectors; nil where charges number them, whose names `mapping` gets. What the mapping says holds unless an option does.
  ///
  /// Throws: `ValidationError`, `PlainFailure`, and what reading a model throws.
  func sectors(_ mapping: inout CurveMapping) throws -> KnownSectors? {
    if let group { return try Self.sectors(ofGroup: group) }
    if let charges {
      mapping.charges = charges.split(separator: ",").map {
        $0.trimmingCharacters(in: .whitespaces)
      }
      return nil
    }
    if like != nil { return try model(mapping).map(Self.sectors) }
    if let group = mapping.group { return try Self.sectors(ofGroup: group) }
    if let table = mapping.table { return KnownSectors(table) }
    return try model(mapping).map(Self.sectors)
  }

  /// The model that the curves are said to be like, if it has their numbers of levels; nil otherwise.
  ///
  /// Throws: what reading a model and building its matrices throws.
  func likeModel(
    _ mapping: CurveMapping, multiplicities: [Int]
  ) throws -> ExactDiagonalization? {
    guard group == nil, charges == nil, let model = try model(mapping),
      try SectorPlan(model).sectors.map(\.multiplicity).sorted() == multiplicities.sorted()
    else { return nil }
    return try ExactDiagonalization(model: model, seed: 1, threads: 1)
  }

  private func model(_ mapping: CurveMapping) throws -> Model? {
    let own = try ModelOptions.overrides(set)
    if let like { return try Self.model(like, own) }
    return try mapping.like.map { try Self.model($0, mapping.parameters.merging(own) { $1 }) }
  }

  /// A group by its name, from its factors or from the catalogue.
  private static func sectors(ofGroup name: String) throws -> KnownSectors {
    do {
      if let product = try LabelledIrreps(productName: name) { return KnownSectors(product) }
      let catalogue = try CatalogueFile.open(ResourceLocator().data.appending(path: "groups.h5"))
      let groups = try catalogue.groups(named: name)
      guard groups.count == 1 else {
        let list = groups.map { "SmallGroup(\($0.order),\($0.id))" }.joined(separator: ", ")
        throw ValidationError(
          groups.isEmpty
            ? "No group of the catalogue is called '\(name)'."
            : "Several groups are called '\(name)': \(list). Give one by its number.")
      }
      return KnownSectors(try LabelledIrreps(groups[0]), hasCommonNames: false)
    } catch let error as GroupError {
      throw ValidationError(error.description)
    }
  }

  private static func model(_ name: String, _ overrides: [String: String]) throws -> Model {
    let file = try ResourceLocator.modelFile(
      for: name, hint: { nearestNameHint(to: $0, among: $1) })
    return try PeerFormats.load(path: file.path, overrides: overrides)
  }

  private static func sectors(of model: Model) throws -> KnownSectors {
    let plan = try SectorPlan(model)
    return KnownSectors(
      symmetry: plan.visibleSymmetry(of: model), names: plan.sectors.map(\.name),
      aliases: plan.sectors.map(\.alias), multiplicities: plan.sectors.map(\.multiplicity),
      description: model.name)
  }
}
