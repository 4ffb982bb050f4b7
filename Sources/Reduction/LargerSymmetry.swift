import ExactDiagonalization
import GroupTheory
import LatticeModels
import MonomialSymmetries

/// A model with more visible symmetry than its file states: charges and generators that were found, chosen as long as the group stays
/// small.
struct LargerSymmetry {
  /// The model with all of them.
  let model: Model
  /// The names of what was added.
  let added: [String]
  /// Unitary symmetries that were left out, as they change charges or would make the group too large.
  let omitted: [MonomialOperator]

  /// The largest group: the tables of larger ones take longer than they save.
  private static let largestOrder = 384
  private static let largestPhaseOrder = 5040
  private static let mostCharges = 3

  init(_ found: FoundSymmetries) {
    let base = found.model
    let charges = Self.charges(of: found)
    let chosen = Set(charges.map(\.name))
    let rotations = zip(found.charges, found.rotations).filter { !chosen.contains($0.0.name) }
      .flatMap(\.1)
    var generators = base.visibleGenerators
    var elements = Self.closure(generators.map(\.operation), base.siteDimensions) ?? []
    var omitted: [MonomialOperator] = []
    for operation in found.unitary + rotations where !elements.isEmpty {
      if elements.contains(where: { $0.withoutPhase == operation.withoutPhase }) { continue }
      guard base.keepsStates(operation) else { continue }
      let keepsCharges = (base.charges + charges).allSatisfy { $0.violation(by: operation) == nil }
      let larger =
        keepsCharges
        ? Self.closure(generators.map(\.operation) + [operation], base.siteDimensions) : nil
      guard let larger, found.holds(operation, isAntiunitary: false) else {
        omitted.append(operation)
        continue
      }
      elements = larger
      generators.append(
        SymmetryGenerator(name: "found \(generators.count + 1)", operation: operation))
    }
    model = base.with(charges: base.charges + charges, generators: generators)
    added =
      charges.map(\.name) + generators.dropFirst(base.visibleGenerators.count).map(\.name)
    self.omitted =
      omitted
      + found.exchanging.filter { exchange in
        base.keepsStates(exchange)
          && generators.allSatisfy { exchange.composes(with: $0.operation) }
      }
  }

  /// Charges that the visible generators keep and that no others determine.
  private static func charges(of found: FoundSymmetries) -> [ConservedCharge] {
    let base = found.model
    var independent = IndependentWeights()
    for weights in [base.conservedTotal?.weights].compactMap(\.self) + base.charges.map(\.weights) {
      _ = independent.add(weights)
    }
    var chosen: [ConservedCharge] = []
    for charge in found.charges where chosen.count < mostCharges {
      let isKept = base.visibleGenerators.allSatisfy { charge.violation(by: $0.operation) == nil }
      guard isKept, independent.add(charge.weights) else { continue }
      chosen.append(charge)
    }
    let all = base.with(charges: base.charges + chosen, generators: base.visibleGenerators)
    return (try? ChargeSector.all(of: all)) == nil ? [] : chosen
  }

  /// The group that operators generate; nil where it is too large.
  private static func closure(
    _ generators: [MonomialOperator], _ dimensions: [Int]
  ) -> Set<MonomialOperator>? {
    let order = generators.reduce(1) { Int.leastCommonMultiple($0, $1.phaseOrder) }
    guard order <= largestPhaseOrder else { return nil }
    return MonomialOperator.closure(of: generators, dimensions: dimensions, limit: largestOrder)
  }
}

extension Model {
  /// Whether an operator maps the states with the fixed total and the constraint to each other.
  fileprivate func keepsStates(_ operation: MonomialOperator) -> Bool {
    conservedTotal?.violation(by: operation) == nil && constraint?.violation(by: operation) == nil
  }

  /// The same model with other symmetries; what only people read is left out.
  fileprivate func with(charges: [ConservedCharge], generators: [SymmetryGenerator]) -> Model {
    Model(
      name: name, siteDimensions: siteDimensions, layout: layout, conservedTotal: conservedTotal,
      constraint: constraint, charges: charges, structures: structures, strengths: strengths,
      variables: variables, floquet: floquet,
      visibleGenerators: generators, antiunitaryGenerators: antiunitaryGenerators,
      defaultSamples: defaultSamples)
  }
}
