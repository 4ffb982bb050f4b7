import GroupTheory
import Numerics

/// Identities of the irreps of an infinite compact group that are restricted to a finite one.
struct CompactIdentities {
  typealias Check = SolutionVerification.Check

  private let solution: CompactNumbers
  private let observed: ObservedNumbers
  private let visible: VisibleCharacters
  /// Empty where a name is none.
  private let factors: [FactorCharacters]
  private let shouldStop: () -> Bool

  /// The signatures are the branching of the exact irreps.
  init(
    _ solution: CompactNumbers, _ observed: ObservedNumbers, shouldStop: @escaping () -> Bool
  ) {
    (self.solution, self.observed, self.shouldStop) = (solution, observed, shouldStop)
    let visible = VisibleCharacters(observed.visible)
    self.visible = visible
    let known = solution.factors.compactMap {
      FactorCharacters($0, isProjective: solution.isVisibleProjective, visible)
    }
    factors = known.count == solution.factors.count ? known : []
  }

  var checks: [Check] {
    let name = Check(name: "the group is the product of its factors", failure: name)
    let existing = Check(name: "charges are those of irreps", failure: existence)
    guard name.failure == nil, existing.failure == nil else { return [name, existing] }
    let homomorphism = CompactHomomorphismIdentities(solution, visible)
    return [
      name, existing,
      Check(name: "different irreps have different charges", failure: distinctness),
      Check(name: "charges have no holes", failure: holes),
      Check(name: "charges of a quotient have one parity", failure: parities),
      Check(name: "D of the irreps", failure: dimensions),
      Check(name: "N lies in the group", failure: homomorphism.factors),
      Check(name: "products of the finite factor's irreps", failure: homomorphism.finite),
      Check(name: "restricted characters", failure: characters),
    ]
  }

  /// Whether the charges of both factors have one parity.
  private var isQuotient: Bool { solution.group == "U(2)" || solution.group == "SO(4)" }

  private var name: String? {
    guard !factors.isEmpty else { return "a factor is no group of rank 1" }
    let names = solution.factors.map(\.name)
    if isQuotient {
      let expected = ["SU(2)", solution.group == "U(2)" ? "U(1)" : "SU(2)"]
      return names == expected && solution.finite == nil ? nil : solution.group
    }
    let product = (names + (solution.finite.map { [$0.name] } ?? [])).joined(separator: "×")
    return product == solution.group ? nil : "\(solution.group) is not \(product)"
  }

  private func first(where isWrong: (CompactNumbers.Irrep) -> Bool) -> String? {
    solution.irreps.firstIndex(where: isWrong).map { "irrep \($0)" }
  }

  private var existence: String? {
    first { irrep in
      !factors.indices.allSatisfy {
        factors[$0].exists(charge: irrep.charges[$0], odd: irrep.odd[$0])
      }
    }
  }

  private var distinctness: String? {
    var seen: Set<CompactNumbers.Irrep> = []
    return first { !seen.insert($0).inserted }
  }

  /// With each irrep of the other factors, charges of the first one are runs.
  private var holes: String? {
    let all = Set(solution.irreps.map { $0.charges[0] })
    if let failure = hole(in: all) { return failure }
    let channels = Dictionary(grouping: solution.irreps) {
      [$0.finite] + $0.charges.dropFirst() + $0.odd.dropFirst()
    }
    for (_, irreps) in channels.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      if let failure = hole(in: Set(irreps.map { $0.charges[0] })) { return failure }
    }
    return nil
  }

  /// Spins of each parity follow each other, charges of O(2) and Pin(2) do, or odd ones alone, doubled ones of U(1) in twos.
  private func hole(in charges: Set<Int>) -> String? {
    let all = solution.irreps.map { $0.charges[0] }
    let step = factors[0].kind.hasPairs && !all.allSatisfy { $0 % 2 != 0 } ? 1 : 2
    for own in Dictionary(grouping: charges, by: { abs($0 % step) }).values {
      let missing = stride(from: own.min()!, through: own.max()!, by: step)
        .first { !charges.contains($0) }
      if let missing { return "charge \(missing) of the first factor" }
    }
    return nil
  }

  private var parities: String? {
    guard isQuotient else { return nil }
    func parity(_ irrep: CompactNumbers.Irrep) -> Int {
      // A charge 2m of U(1) counts by m.
      let second = irrep.charges[1]
      let own = factors[1].kind == .circle ? (second + factors[1].offset) / 2 : second
      return abs((irrep.charges[0] + own) % 2)
    }
    let expected = parity(solution.irreps[0])
    return first { parity($0) != expected }
  }

  private var dimensions: String? {
    for (k, irrep) in solution.irreps.enumerated() {
      if shouldStop() { return nil }
      let finite = solution.finite.map { dimension(of: $0.restrictions[irrep.finite]) } ?? 1
      let own = factors.indices.reduce(finite) {
        $0 * factors[$1].dimension(charge: irrep.charges[$1])
      }
      let found = dimension(of: observed.signatures[k])
      if own != found { return "irrep \(k) has D = \(found), not \(own)" }
    }
    return nil
  }

  private func dimension(of vector: [Int]) -> Int {
    zip(vector, observed.visible.dimensions).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// The product of the factors' characters and of the twist, on every class of N.
  private var characters: String? {
    let twist = visible.table.complexCharacters[solution.twist ?? 0]
    let finite = solution.finite?.restrictions.map(visible.character) ?? []
    let known = factors.indices.map { f in
      Dictionary(grouping: solution.irreps) { [$0.charges[f], $0.odd[f]] }.keys.reduce(
        into: [[Int]: VisibleCharacters.Character]()
      ) {
        if !shouldStop() { $0[$1] = factors[f].character(charge: $1[0], odd: $1[1]) }
      }
    }
    for (k, irrep) in solution.irreps.enumerated() {
      if shouldStop() { return nil }
      var own = factors.indices.reduce(twist) {
        VisibleCharacters.product($0, known[$1][[irrep.charges[$1], irrep.odd[$1]]]!)
      }
      if !finite.isEmpty { own = VisibleCharacters.product(own, finite[irrep.finite]) }
      let found = visible.character(observed.signatures[k])
      let scale = max(1, found[0].real)
      let isEqual = zip(own, found).allSatisfy { ($0 - $1).length < 1e-6 * scale }
      if !isEqual { return "irrep \(k)" }
    }
    return nil
  }
}
