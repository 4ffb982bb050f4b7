import GroupTheory

/// The orbits of the basis states under the visible group.
///
/// Every basis state s of the orbit with representative r (its smallest state) is reached by one
/// stored group element g and phase: U_g |r> = e^{2πi phase/phaseOrder} |s>. The elements that
/// map |r> to a multiple of itself form the stabilizer, with its own phases.
///
/// Complexity: O(dim H · generators) time, about 10 bytes per basis state; group elements are
/// never run through.
public struct SymmetryOrbits: Sendable {
  /// A stabilizer with the phases that its elements give to the representative.
  public struct Stabilizer: Hashable, Sendable {
    /// The group elements, ascending, the identity included.
    public let elements: [Int]
    /// Exponents: U_k |r> = e^{2πi phases[i]/phaseOrder} |r> for k = elements[i].
    public let phases: [Int]
  }

  /// The basis states.
  public let space: ConfigurationSpace
  /// The order of the root of unity whose exponents the phases are.
  public let phaseOrder: Int
  /// The first state of each orbit, ascending. Shape [orbit].
  public let representatives: [UInt32]
  /// The number of basis states of each orbit. Shape [orbit].
  public let sizes: [UInt32]
  /// The place in `stabilizers` of each orbit's stabilizer. Shape [orbit].
  public let stabilizerOf: [UInt32]
  /// All different stabilizers.
  public let stabilizers: [Stabilizer]
  /// The orbit of each basis state. Shape [state].
  public let orbitOf: [UInt32]
  /// The group element that maps the representative to each state. Shape [state].
  public let elementOf: [UInt16]
  /// The phase exponent that belongs to `elementOf`. Shape [state].
  public let phaseOf: [UInt16]

  /// The number of orbits.
  public var count: Int { representatives.count }

  /// The bytes that the orbits of a space of the given dimension take at most.
  public static func bytes(dimension: Int) -> Int { 20 * dimension }

  /// The largest dimension of a space whose basis states can be numbered here.
  public static let largestDimension = Int(UInt32.max) - 1

  /// Finds all orbits by breadth-first search with the generators.
  ///
  /// The group must map the space to itself.
  public init(_ visible: VisibleGroup, space: ConfigurationSpace) {
    precondition(space.dimension <= Self.largestDimension, "too many basis states")
    precondition(visible.group.order <= Int(UInt16.max), "too many group elements")
    var search = OrbitSearch(visible, space: space)
    search.run()
    self.space = space
    phaseOrder = visible.phaseOrder
    representatives = search.representatives
    sizes = search.sizes
    stabilizerOf = search.stabilizerOf
    stabilizers = search.stabilizers
    orbitOf = search.orbitOf
    elementOf = search.elementOf
    phaseOf = search.phaseOf
  }
}

/// The breadth-first search behind `SymmetryOrbits`.
private struct OrbitSearch {
  static let unvisited = UInt32.max

  let group: FiniteGroup
  let phaseOrder: Int
  let space: ConfigurationSpace
  let generators: [(element: Int, action: MonomialAction)]
  var representatives: [UInt32] = []
  var sizes: [UInt32] = []
  var stabilizerOf: [UInt32] = []
  var stabilizers: [SymmetryOrbits.Stabilizer] = []
  var orbitOf: [UInt32]
  var elementOf: [UInt16]
  var phaseOf: [UInt16]
  private var numbers: [[SchreierGenerator]: UInt32] = [:]
  private var queue: [Int] = []
  private var schreier: [SchreierGenerator] = []

  init(_ visible: VisibleGroup, space: ConfigurationSpace) {
    group = visible.group
    phaseOrder = visible.phaseOrder
    self.space = space
    generators = Set(visible.group.generators).sorted().map { element in
      (element, MonomialAction(visible.elements[element], phaseOrder: visible.phaseOrder))
    }
    orbitOf = Array(repeating: Self.unvisited, count: space.dimension)
    elementOf = Array(repeating: 0, count: space.dimension)
    phaseOf = Array(repeating: 0, count: space.dimension)
  }

  mutating func run() {
    for state in 0..<space.dimension where orbitOf[state] == Self.unvisited { explore(from: state) }
  }

  private mutating func explore(from representative: Int) {
    let orbit = UInt32(representatives.count)
    orbitOf[representative] = orbit
    queue.removeAll(keepingCapacity: true)
    schreier.removeAll(keepingCapacity: true)
    queue.append(representative)
    var next = 0
    while next < queue.count {
      let state = queue[next]
      next += 1
      let (element, phase) = (Int(elementOf[state]), Int(phaseOf[state]))
      for generator in generators {
        let image = generator.action.image(of: space.index(of: state))
        guard let target = space.state(at: image.index) else {
          preconditionFailure("the visible group leaves the space")
        }
        let product = group.product(generator.element, element)
        let total = (phase + image.phase) % phaseOrder
        if orbitOf[target] == Self.unvisited {
          orbitOf[target] = orbit
          elementOf[target] = UInt16(product)
          phaseOf[target] = UInt16(total)
          queue.append(target)
        } else {
          note(product, total, reaching: target)
        }
      }
    }
    representatives.append(UInt32(representative))
    sizes.append(UInt32(queue.count))
    stabilizerOf.append(numberOfStabilizer())
  }

  /// Two ways to one state differ by an element of the stabilizer (Schreier's lemma).
  private mutating func note(_ element: Int, _ phase: Int, reaching state: Int) {
    let known = Int(elementOf[state])
    if known == element { return }
    let generator = SchreierGenerator(
      element: group.product(group.inverse(known), element),
      phase: (phase - Int(phaseOf[state]) + phaseOrder) % phaseOrder)
    if !schreier.contains(generator) { schreier.append(generator) }
  }

  private mutating func numberOfStabilizer() -> UInt32 {
    schreier.sort { $0.element < $1.element }
    if let number = numbers[schreier] { return number }
    let stabilizer = closure(of: schreier)
    let number = UInt32(stabilizers.firstIndex(of: stabilizer) ?? stabilizers.count)
    if number == stabilizers.count { stabilizers.append(stabilizer) }
    numbers[schreier] = number
    return number
  }

  private func closure(of generators: [SchreierGenerator]) -> SymmetryOrbits.Stabilizer {
    var phases = [0: 0]
    var queue = [0]
    var next = 0
    while next < queue.count {
      let element = queue[next]
      next += 1
      for generator in generators {
        let product = group.product(generator.element, element)
        if phases[product] != nil { continue }
        phases[product] = (phases[element]! + generator.phase) % phaseOrder
        queue.append(product)
      }
    }
    let elements = queue.sorted()
    return SymmetryOrbits.Stabilizer(elements: elements, phases: elements.map { phases[$0]! })
  }
}

/// An element of the stabilizer with the phase that it gives to the representative.
private struct SchreierGenerator: Hashable {
  let element: Int
  let phase: Int
}
