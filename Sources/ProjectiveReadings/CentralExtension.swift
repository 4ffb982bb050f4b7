import GroupTheory
import Numerics

/// A group E of the catalogue with a central Z_k, seen by the irreps in which a generator z of Z_k is exp(2πi/k).
struct CentralExtension {
  /// E.
  let group: CatalogueGroup
  /// k.
  let centreOrder: Int
  /// The class of z.
  let centralClass: Int
  /// Shape [irrep of E]: the grade j, z acts as exp(2πij/k).
  let grades: [Int]

  /// The irreps of grade 1.
  var irreps: [Int] { grades.indices.filter { grades[$0] == 1 } }

  /// All choices of z in a group whose cocycle has a class of order k exactly: no element of Z_k but 1 lies outside the
  /// derived subgroup.
  static func all(in group: CatalogueGroup, centreOrder k: Int) -> [CentralExtension] {
    let table = group.table
    guard table.rank < table.order else { return [] }
    let linear = table.characters.filter { $0[0] == .one }
    return table.classSizes.indices.filter { c in
      table.classSizes[c] == 1 && table.elementOrders[c] == k
        && linear.allSatisfy { $0[c] == .one }
    }.map { c in
      let grades = table.complexCharacters.map { row in
        let turns = (row[c] / row[0]).phase / (2 * Double.pi)
        return Int((turns * Double(k)).rounded() + Double(k)) % k
      }
      return CentralExtension(group: group, centreOrder: k, centralClass: c, grades: grades)
    }
  }
}

/// E ∘ Z_M: the elements of a central extension times all M-th roots of unity, where a linear N has room beside other choices
/// of phase; and the quotient G = E/Z_k.
///
/// An element is (coset of Z_k, power of exp(2πi/M)); M is a multiple of k.
struct PhasedExtension {
  /// The extension.
  let base: CentralExtension
  /// G.
  let quotient: FiniteGroup
  /// Shape [class of E]: the class of G.
  let quotientClasses: [Int]
  /// Shape [element of G, power of z]: the class of E of a representative times that power.
  private let baseClasses: [[Int]]
  /// M.
  let phases: Int
  /// E ∘ Z_M.
  let group: FiniteGroup

  /// Throws: `GroupError` when the stored permutations are wrong.
  init(_ base: CentralExtension, phases: Int) throws {
    let (k, group) = (base.centreOrder, try base.group.permutationGroup())
    precondition(phases % k == 0, "the phases contain Z_k")
    let z = group.classes[base.centralClass][0]
    let centre = (0..<k).map { group.power(z, $0) }
    let (quotient, images, representatives) = try group.quotient(by: centre)
    var power = [Int](repeating: 0, count: group.order)
    for r in representatives {
      for (j, c) in centre.enumerated() { power[group.product(r, c)] = j }
    }
    let step = phases / k
    let products = representatives.indices.flatMap { g in
      (0..<phases).map { i in
        representatives.indices.flatMap { h -> [Int] in
          let product = group.product(representatives[g], representatives[h])
          let shift = i + power[product] * step
          return (0..<phases).map { images[product] * phases + (shift + $0) % phases }
        }
      }
    }
    let generators = group.generators.map { images[$0] * phases + power[$0] * step }
    self.group = try FiniteGroup(products: products, generators: generators + [1 % phases])
    self.base = base
    self.quotient = quotient
    self.phases = phases
    quotientClasses = group.classes.map { quotient.classOf[images[$0[0]]] }
    baseClasses = representatives.map { r in centre.map { group.classOf[group.product(r, $0)] } }
  }

  /// The class of G under a class.
  func quotientClass(of c: Int) -> Int { quotient.classOf[group.classes[c][0] / phases] }

  /// The class of E that a class is; nil when it is one with other phases.
  func baseClass(of c: Int) -> Int? {
    let (element, phase) = group.classes[c][0].quotientAndRemainder(dividingBy: phases)
    let step = phases / base.centreOrder
    return phase % step == 0 ? baseClasses[element][phase / step] : nil
  }

  /// What automorphisms of E that fix z do to the classes. Shape: [generator][class].
  var automorphisms: [[Int]] {
    let own = TableAutomorphisms(of: base.group.table, fixing: [base.centralClass]).generators
    let step = phases / base.centreOrder
    // An element is one of E times a phase, in k ways.
    var classes: [ClassAndPhase: Int] = [:]
    for (c, members) in group.classes.enumerated() {
      let (element, phase) = members[0].quotientAndRemainder(dividingBy: phases)
      for j in 0..<base.centreOrder {
        let rest = (phase - j * step + phases) % phases
        classes[ClassAndPhase(class: baseClasses[element][j], phase: rest)] = c
      }
    }
    return own.map { permutation in
      group.classes.map { members in
        let (element, phase) = members[0].quotientAndRemainder(dividingBy: phases)
        return classes[
          ClassAndPhase(class: permutation[baseClasses[element][0]], phase: phase)]!
      }
    }
  }

  private struct ClassAndPhase: Hashable {
    let `class`: Int
    let phase: Int
  }

  /// Shape [irrep of grade 1, class]: the characters.
  var characters: [[Cyclotomic]] {
    let places = group.classes.map { $0[0].quotientAndRemainder(dividingBy: phases) }
    let roots = (0..<phases).map { Cyclotomic.rootOfUnity($0, order: phases) }
    return base.irreps.map { irrep in
      let row = base.group.table.characters[irrep]
      return places.map { element, phase in
        let value = row[baseClasses[element][0]]
        return phase == 0 || value == .zero ? value : value * roots[phase]
      }
    }
  }
}
