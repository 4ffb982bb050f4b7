import ExactDiagonalization
import Foundation
import LatticeModels
import ModelFiles

/// The visible group of spins on a lattice, from the text of a model file.
struct CrystalGroup {
  let model: Model
  let visible: VisibleGroup

  init(_ lattice: String, sites: Int, local: String = "qubit", _ generators: [String]) throws {
    let symbol = local == "qubit" ? "Z(j)" : "up.n(j)"
    let text = """
      format: 1
      name: test
      sites: {count: \(sites), local: '\(local)'}
      lattice: \(lattice)
      terms:
        - {name: h, over: sites, indices: [j], operator: \(symbol)}
      symmetry:
        visible:
      \(generators.map { "    - {\($0)}" }.joined(separator: "\n"))

      """.replacing("local: '{", with: "local: {").replacing("}'}", with: "}}")
    model = try ModelFile.parse(source: text, sourceName: "test.yaml")
    visible = try VisibleGroup(
      generators: model.visibleGenerators, dimensions: model.siteDimensions, layout: model.layout)
  }

  var names: [String] { visible.names }

  func dimension(_ name: String) -> Int? {
    names.firstIndex(of: name).map { visible.irrepDimensions[$0] }
  }

  /// The irreps in the permutation of the sites, with how often.
  var ofSites: [String: Int] {
    let group = visible.group
    var result: [String: Int] = [:]
    for (irrep, name) in names.enumerated() {
      var sum = 0.0
      for (element, operation) in visible.elements.enumerated() {
        let images = operation.sitePermutation
        let fixed = images.indices.count { images[$0] == $0 }
        sum +=
          visible.table.complexCharacters[irrep][group.classOf[element]].real * Double(fixed)
      }
      let count = Int((sum / Double(group.order)).rounded())
      if count > 0 { result[name] = count }
    }
    return result
  }
}
