/// An irrep of the identity component in a weight diagram.
struct DiagramPart: Hashable {
  /// In the coordinates of the frame.
  let highestWeight: [Int]
  /// Its Dynkin labels.
  let labels: [Int]
  let multiplicity: Int
  let dimension: Int
}

/// Writes weight diagrams as sums of irreducible characters; remembers the characters.
struct DiagramDecomposer {
  let system: SimpleSystem
  private var characters: [[Int]: [[Int]: Int]] = [:]

  init(_ system: SimpleSystem) { self.system = system }

  /// The irreps in a diagram, the highest first; nil if it is no sum of irreducible characters.
  mutating func parts(of diagram: [[Int]: Int]) -> [DiagramPart]? {
    var rest = diagram
    var result: [DiagramPart] = []
    while let highest = rest.keys.max(by: { $0.lexicographicallyPrecedes($1) }) {
      let labels = system.labels(of: highest)
      guard labels.allSatisfy({ $0 >= 0 }), let multiplicity = rest[highest],
        let dimension = dimension(labels),
        dimension * multiplicity <= rest.values.reduce(0, +)
      else { return nil }
      for (depth, count) in character(labels) {
        let weight = weight(at: depth, below: highest)
        guard let present = rest[weight], present >= count * multiplicity else { return nil }
        rest[weight] = present == count * multiplicity ? nil : present - count * multiplicity
      }
      result.append(
        DiagramPart(
          highestWeight: highest, labels: labels, multiplicity: multiplicity, dimension: dimension))
    }
    return result
  }

  private func weight(at depth: [Int], below highest: [Int]) -> [Int] {
    var weight = highest
    for (count, root) in zip(depth, system.roots) where count != 0 {
      for i in weight.indices { weight[i] -= count * system.frame.denominator * root[i] }
    }
    return weight
  }

  private func dimension(_ labels: [Int]) -> Int? {
    var result = 1
    for (factor, part) in zip(system.factors, system.split(labels)) {
      guard let dimension = IrreducibleCharacter.dimension(factor, highestWeight: part) else {
        return nil
      }
      let (product, overflow) = result.multipliedReportingOverflow(by: dimension)
      if overflow { return nil }
      result = product
    }
    return result
  }

  /// Multiplicities by how often each simple root is subtracted from the highest weight.
  private mutating func character(_ labels: [Int]) -> [[Int]: Int] {
    if let known = characters[labels] { return known }
    var result: [[Int]: Int] = [[]: 1]
    for (factor, part) in zip(system.factors, system.split(labels)) {
      let next = IrreducibleCharacter(factor, highestWeight: part).multiplicities
      var product: [[Int]: Int] = [:]
      for (depth, count) in result {
        for (deeper, multiplicity) in next { product[depth + deeper] = count * multiplicity }
      }
      result = product
    }
    characters[labels] = result
    return result
  }
}
