import ExactDiagonalization
import Foundation
import HiddenSymmetries
import LatticeModels
import ResultFiles

// A four-state Potts chain with random couplings between first and second neighbours; only the shift of all spins is declared.
let sites = 4
let dimensions = Array(repeating: 4, count: sites)
let clock = LocalSpace.clock(4).matrices
/// A + A† + A², for A of order 4 the sum of its powers but 1, with a coupling drawn around 1.
func term(_ name: String, _ index: Int, _ a: LocalOperator) -> (CouplingStructure, CouplingStrength)
{
  let distribution = CouplingDistribution.normal(mean: 1, standardDeviation: 0.25)
  return (
    CouplingStructure(name: name, index: index, operators: [a, a.adjoint, a * a]),
    .drawn(CouplingDraw(name: name, index: index, distribution: distribution))
  )
}
var terms: [(CouplingStructure, CouplingStrength)] = []
for j in 0..<sites {
  terms.append(term("h", j, LocalOperator(site: j, rows: clock["X"]!)))
  for (name, k) in [("J", j + 1), ("K", j + 2)] where k < sites {
    let z = LocalOperator(site: j, rows: clock["Z"]!)
    terms.append(term(name, j, z.adjoint * LocalOperator(site: k, rows: clock["Z"]!)))
  }
}
let shift = try MonomialOperator(
  dimensions: dimensions, sitePermutation: Array(0..<sites),
  onSite: Array(repeating: clock["X"]!, count: sites))
let model = Model(
  name: "Potts chain", siteDimensions: dimensions, structures: terms.map(\.0),
  strengths: terms.map(\.1),
  visibleGenerators: [SymmetryGenerator(name: "shift", operation: shift)])

let catalogue = try CatalogueFile.open(URL(fileURLWithPath: CommandLine.arguments[1]))
let found = try HiddenSymmetry(of: model, threads: 2, catalogue: catalogue)
let groups = found.verdict.groups.joined(separator: " or ")
print("\(found.verdict.kind): G = \(groups), p = \(found.verdict.index ?? 0)")
print("irreps of dimension", found.irreps.irreps.map(\.dimension))
