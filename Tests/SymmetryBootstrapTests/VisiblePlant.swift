import GroupTheory
import Numerics

/// A cyclic, dihedral or dicyclic group by its elements r^a s^b, with representations from their eigenvalues.
struct VisiblePlant: CustomStringConvertible {
  enum Kind: String { case cyclic = "Z", dihedral = "D", dicyclic = "Dic" }

  /// What an element does to a plane: a rotation, or a reflection (in Pin(2): an element of j U(1)).
  struct Motion {
    let angle: Double
    let isFlip: Bool
  }

  let kind: Kind
  /// The order of the rotation r.
  let rotationOrder: Int
  let table: CharacterTable
  private let representatives: [(a: Int, b: Int)]

  var description: String { "\(kind.rawValue)(\(rotationOrder))" }

  init(_ kind: Kind, _ n: Int) {
    (self.kind, rotationOrder) = (kind, n)
    let sheets = kind == .cyclic ? 1 : 2
    let shift = kind == .dicyclic ? n / 2 : 0
    let elements = (0..<sheets * n).map { (a: $0 % n, b: $0 / n) }
    let products = elements.map { x in
      elements.map { y in
        let a = x.a + (x.b == 1 ? n - y.a : y.a) + (x.b * y.b) * shift
        return a % n + n * ((x.b + y.b) % 2)
      }
    }
    let group = try! FiniteGroup(
      products: products, generators: (n > 1 ? [1] : []) + (sheets == 2 ? [n] : []))
    let own = try! CharacterTable(of: group)
    representatives = group.classes.map { elements[$0[0]] }
    guard kind == .cyclic else {
      table = own
      return
    }
    // Sector k of a cyclic group is the irrep with r = exp(2πi k / n).
    let generator = representatives.firstIndex { $0.a == 1 % n }!
    let order = (0..<n).map { k in
      own.characters.firstIndex {
        $0[generator] == Cyclotomic.rootOfUnity(k, order: n)
      }!
    }
    table = try! own.reordered(irreps: order, classes: Array(0..<n))
  }

  /// The sum of some irreps.
  func sum(_ irreps: [Int]) -> [Int] {
    irreps.reduce(into: [Int](repeating: 0, count: table.rank)) { $0[$1] += 1 }
  }

  /// The one-dimensional irrep with these values on r and s.
  func linear(values: [Int]) -> Int {
    let classes = [(1, 0), (0, 1)].map { element in
      representatives.firstIndex { $0.a == element.0 && $0.b == element.1 }!
    }
    return table.characters.firstIndex { row in
      zip(classes, values).allSatisfy { row[$0] == Cyclotomic($1) }
    }!
  }

  /// A class function by what elements are. Shape: [class].
  func function<Value>(_ value: (_ a: Int, _ b: Int) -> Value) -> [Value] {
    representatives.map { value($0.a, $0.b) }
  }

  /// The representation with a character.
  func representation(_ character: [Complex<Double>]) -> [Int] {
    table.decomposition(of: character)!
  }
}
