import ExactDiagonalization
import Foundation
import HiddenSymmetries
import LatticeModels
import ResultFiles

// A chain of four-state clocks with random couplings, of which only the shift of all clocks is declared.
let sites = 4
let clock = LocalSpace.clock(4)
let (Z, X) = (clock.matrices["Z"]!, clock.matrices["X"]!)
func at(_ site: Int, _ rows: LocalSpace.Matrix) -> LocalOperator {
  LocalOperator(site: site, rows: rows)
}
func normal(_ name: String, _ index: Int) -> CouplingStrength {
  .drawn(CouplingDraw(name: name, index: index, distribution: .normal(mean: 1, standardDeviation: 0.25)))
}
var structures: [CouplingStructure] = []
var strengths: [CouplingStrength] = []
for j in 0..<sites {
  let field = at(j, X)
  structures.append(CouplingStructure(name: "h", index: j, operators: [field, field.adjoint, field * field]))
  strengths.append(normal("h", j))
  guard j + 1 < sites else { continue }
  let bond = at(j, Z).adjoint * at(j + 1, Z)
  structures.append(CouplingStructure(name: "J", index: j, operators: [bond, bond.adjoint, bond * bond]))
  strengths.append(normal("J", j))
}
let dimensions = Array(repeating: 4, count: sites)
let shift = try MonomialOperator(
  dimensions: dimensions, sitePermutation: Array(0..<sites), onSite: Array(repeating: X, count: sites))
let model = Model(
  name: "four-state Potts chain", siteDimensions: dimensions, structures: structures, strengths: strengths,
  visibleGenerators: [SymmetryGenerator(name: "shift", operation: shift)])

let catalogue = try CatalogueFile.open(URL(fileURLWithPath: CommandLine.arguments[1]))
let found = try HiddenSymmetry(of: model, threads: 2, catalogue: catalogue)
print("\(found.verdict.kind): G = \(found.verdict.groups.joined(separator: " or ")), order \(found.verdict.order ?? 0)")
print("irreps of dimension", found.irreps.irreps.map(\.dimension))
