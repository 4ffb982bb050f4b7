import ModelFiles
import PeerModels

extension ExpertTerms {
  /// An entry of `Trans` or `InterAll`: factors c†_{i s} c_{j t}, as (site, spin, site, spin).
  private struct Product: Hashable {
    let factors: [[Int]]

    /// The adjoint has the factors the other way round.
    var adjoint: Product {
      Product(factors: factors.reversed().map { [$0[2], $0[3], $0[0], $0[1]] })
    }

    /// Whether it is a product of numbers of particles.
    var isDiagonal: Bool { factors.allSatisfy { $0[0] == $0[2] && $0[1] == $0[3] } }
  }

  /// The sum of the entries with one product, and the first of them.
  private typealias Value = (real: Double, imaginary: Double, entry: DefinitionFile.Entry)

  private static func isConjugate(_ a: Value, _ b: Value) -> Bool {
    abs(a.real - b.real) < 1e-12 && abs(a.imaginary + b.imaginary) < 1e-12
  }

  /// Entries with the same operator, at their cells, with a number for each.
  private struct Group {
    let operation: String
    var cells: [[Int]]
    var numbers: [Double]
    /// An error at the first entry.
    let origin: ModelFileError
  }

  /// `Trans` with a minus sign and `InterAll`: an entry and its adjoint are one summand with h.c., those of one form one term.
  func general(_ keyword: String, _ file: DefinitionFile) throws(ModelFileError) -> [ModelText.Term]
  {
    let groups = try groups(keyword, file)
    return groups.enumerated().map { place, group in
      ModelText.Term(
        name: groups.count == 1 ? keyword : "\(keyword)_\(place)", over: .tuples(group.cells),
        indices: Array(["i", "j", "k", "l"].prefix(group.cells[0].count)),
        couplings: Set(group.numbers).count == 1
          ? ["\(group.numbers[0])"] : group.numbers.map { "\($0)" },
        operation: group.operation, isProjected: sites.isTJ,
        origin: group.origin)
    }
  }

  private func groups(_ keyword: String, _ file: DefinitionFile) throws(ModelFileError) -> [Group] {
    let (order, values) = try sums(file, sign: keyword == "Trans" ? -1.0 : 1.0)
    var groups: [Group] = []
    var done: Set<Product> = []
    for product in order where !done.contains(product) {
      let (own, other) = (values[product]!, values[product.adjoint])
      let isOwnAdjoint = product.isDiagonal || product == product.adjoint
      guard isOwnAdjoint ? own.imaginary == 0 : other.map({ Self.isConjugate(own, $0) }) ?? false
      else {
        throw file.error(
          isOwnAdjoint
            ? "this entry is its own adjoint, and its number cannot be complex"
            : "the adjoint of this entry is missing or has another value; HΦ takes both, with complex conjugate values",
          own.entry)
      }
      done.formUnion(isOwnAdjoint ? [product] : [product, product.adjoint])
      guard own.real != 0 || own.imaginary != 0 else { continue }
      let (text, cells) = text(product)
      let factor = own.imaginary == 0 ? "" : "(\(own.real) + \(own.imaginary)*im)*"
      let operation = isOwnAdjoint ? text : "\(factor)\(text) + h.c."
      let number = own.imaginary == 0 ? own.real : 1
      if let known = groups.firstIndex(where: { $0.operation == operation }) {
        groups[known].cells.append(cells)
        groups[known].numbers.append(number)
      } else {
        groups.append(
          Group(
            operation: operation, cells: [cells], numbers: [number],
            origin: file.error("", own.entry)))
      }
    }
    return groups
  }

  /// The products in order of appearance, with their numbers times `sign`; entries with the same product add up.
  private func sums(
    _ file: DefinitionFile, sign: Double
  ) throws(ModelFileError) -> (order: [Product], values: [Product: Value]) {
    var order: [Product] = []
    var values: [Product: Value] = [:]
    for entry in file.entries {
      let product = try product(entry, file)
      let (real, imaginary) = (sign * entry.reals[0], sign * entry.reals[1])
      if let known = values[product] {
        values[product] = (known.real + real, known.imaginary + imaginary, known.entry)
      } else {
        order.append(product)
        values[product] = (real, imaginary, entry)
      }
    }
    return (order, values)
  }

  private func product(
    _ entry: DefinitionFile.Entry, _ file: DefinitionFile
  ) throws(ModelFileError) -> Product {
    var factors: [[Int]] = []
    for start in stride(from: 0, to: entry.integers.count, by: 4) {
      let factor = Array(entry.integers[start..<start + 4])
      for place in [0, 2] {
        let (site, spin) = (factor[place], factor[place + 1])
        guard sites.cells.indices.contains(site) else {
          throw file.error(
            "there is no site \(site); sites are numbered from 0 to \(sites.cells.count - 1)", entry
          )
        }
        let most = sites.isElectron[site] ? 1 : sites.twiceSpin
        guard (0...most).contains(spin) else {
          throw file.error(
            "the spin at site \(site) is an integer from 0 to \(most), not \(spin)", entry)
        }
      }
      guard sites.isElectron[factor[0]] && sites.isElectron[factor[2]] || factor[0] == factor[2]
      else {
        throw file.error("localized spins do not hop: sites \(factor[0]) and \(factor[2])", entry)
      }
      factors.append(factor)
    }
    return Product(factors: factors)
  }

  /// The operator at sites called i, j, … and the sites of the model file that these are.
  private func text(_ product: Product) -> (String, cells: [Int]) {
    var cells: [Int] = []
    for factor in product.factors {
      for site in [factor[0], factor[2]] where !cells.contains(sites.cells[site]) {
        cells.append(sites.cells[site])
      }
    }
    let names = ["i", "j", "k", "l"]
    func name(_ site: Int) -> String { names[cells.firstIndex(of: sites.cells[site])!] }
    let factors = product.factors.map { factor in
      sites.transfer(
        (factor[1], factor[3]), (name(factor[0]), name(factor[2])),
        isElectron: sites.isElectron[factor[0]])
    }
    return (factors.joined(separator: "*"), cells)
  }
}
