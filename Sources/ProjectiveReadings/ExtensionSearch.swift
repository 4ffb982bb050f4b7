import Branching
import GroupTheory

/// All places of N in the extensions by Z_k of groups of order p|N| at which the irreps of grade 1 restrict as a candidate says.
struct ExtensionSearch {
  /// One place of N.
  struct Place {
    let extended: PhasedExtension
    /// Shape [class of N]: the class of E ∘ Z_M.
    let fusion: [Int]
    /// Shape [observed irrep, by signature]: the irrep of E.
    let irreps: [Int]
  }

  private let candidate: IndexCandidate
  private let catalogue: GroupCatalogue
  private let copies: VisibleCopies
  private let shouldStop: () -> Bool
  /// Shape [class of N]: how often each value occurs among the characters of the observed irreps.
  private let columns: [[Cyclotomic: Int]]
  /// The characters of the signatures.
  private let signatures: [[Cyclotomic]: Int]

  /// Groups E ∘ Z_M have at most so many elements.
  static let largestGroup = 4096

  init(
    _ candidate: IndexCandidate, catalogue: GroupCatalogue, copies: VisibleCopies,
    shouldStop: @escaping () -> Bool
  ) {
    self.candidate = candidate
    self.catalogue = catalogue
    self.copies = copies
    self.shouldStop = shouldStop
    let data = candidate.data
    let rows = (0..<data.count).map(data.character)
    signatures = Dictionary(uniqueKeysWithValues: zip(rows, 0...))
    columns = (0..<data.visible.rank).map { c in
      Dictionary(
        zip(rows, candidate.multiplicities).map { ($0[c], $1) }, uniquingKeysWith: +)
    }
  }

  /// Visits the places of N in extensions by Z_k; false when a limit left some out.
  ///
  /// N is linear in E ∘ Z_M with M = k exp(N) if it is linear with any phases: a phase t that brings an element g of order n to
  /// order n has (t g)^n = 1 and g^n in Z_k, so t^{kn} = 1.
  func forEachPlace(centreOrder k: Int, _ visit: (Place) -> Void) throws -> Bool {
    var isComplete = copies.isComplete
    for group in try catalogue.groups(order: k * candidate.order) {
      for base in CentralExtension.all(in: group, centreOrder: k) where hasRightColumns(base) {
        if shouldStop() { return false }
        var phases = k * candidate.data.visible.exponent
        if phases * candidate.order > Self.largestGroup {
          (phases, isComplete) = (k, false)
        }
        let extended = try PhasedExtension(base, phases: phases)
        isComplete = forEachPlace(in: extended, visit) && isComplete
      }
    }
    return isComplete
  }

  /// Whether dimensions, and absolute values for each class of N, are there.
  private func hasRightColumns(_ base: CentralExtension) -> Bool {
    let irreps = base.irreps
    guard irreps.count == candidate.rank else { return false }
    func moduli(_ values: [Cyclotomic]) -> [Int] {
      values.map { Int(($0.complex.lengthSquared * 1e6).rounded()) }.sorted()
    }
    let table = base.group.table
    let present = Set(
      (0..<table.rank).map { c in moduli(irreps.map { table.characters[$0][c] }) })
    return columns.allSatisfy { column in
      present.contains(moduli(column.flatMap { [Cyclotomic](repeating: $0, count: $1) }))
    }
      && moduli(irreps.map { table.characters[$0][0] })
        == moduli(columns[0].flatMap { [Cyclotomic](repeating: $0, count: $1) })
  }

  private func forEachPlace(in extended: PhasedExtension, _ visit: (Place) -> Void) -> Bool {
    let characters = extended.characters
    var numbers: [[Cyclotomic: Int]: [Int]] = [:]
    for (c, column) in columns.enumerated() { numbers[column, default: []].append(c) }
    let allowed = extended.group.classes.indices.map { c -> Set<Int> in
      let column = Dictionary(characters.map { ($0[c], 1) }, uniquingKeysWith: +)
      // N meets the phases in the identity alone.
      let isPhase = extended.quotientClass(of: c) == 0
      return Set((numbers[column] ?? []).filter { ($0 == 0) == isPhase })
    }
    var (isComplete, all) = (true, [[Int]]())
    for copy in copies.copies {
      for numbering in copy.numberings {
        let found = extended.group.classFusions(of: copy.group, shouldStop: shouldStop) { own, c in
          allowed[c].contains(numbering[own])
        }
        isComplete = isComplete && found.isComplete
        for images in found.fusions {
          var fusion = images
          for (own, c) in numbering.enumerated() { fusion[c] = images[own] }
          all.append(fusion)
        }
      }
    }
    for fusion in Self.representatives(of: all, extended) {
      if shouldStop() { return false }
      if let irreps = irreps(extended, characters, fusion) {
        visit(Place(extended: extended, fusion: fusion, irreps: irreps))
      }
    }
    return isComplete
  }

  /// One fusion of each orbit of the automorphisms of E.
  private static func representatives(
    of fusions: [[Int]], _ extended: PhasedExtension
  ) -> [[Int]] {
    guard fusions.count > 1 else { return fusions }
    let automorphisms = extended.automorphisms
    var (seen, result) = (Set<[Int]>(), [[Int]]())
    for fusion in fusions where seen.insert(fusion).inserted {
      result.append(fusion)
      var open = [fusion]
      while let next = open.popLast() {
        for automorphism in automorphisms {
          let image = next.map { automorphism[$0] }
          if seen.insert(image).inserted { open.append(image) }
        }
      }
    }
    return result
  }

  /// The irreps of grade 1 signature by signature; nil when their restrictions are not the candidate's.
  private func irreps(
    _ extended: PhasedExtension, _ characters: [[Cyclotomic]], _ fusion: [Int]
  ) -> [Int]? {
    var found = [[Int]](repeating: [], count: candidate.data.count)
    for (irrep, row) in zip(extended.base.irreps, characters) {
      guard let signature = signatures[fusion.map { row[$0] }] else { return nil }
      found[signature].append(irrep)
    }
    return found.map(\.count) == candidate.multiplicities ? found.flatMap(\.self) : nil
  }
}
