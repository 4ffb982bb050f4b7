import ModelFiles
import PeerModels
import PointGroups

/// The abelian point group of ORBSYM: a label for each orbital, and what labels are called.
///
/// In Molpro's numbering and in PySCF's the product of irreps is the exclusive or of their numbers, counted from 0. So the group that
/// acts does not depend on the numbering; names do.
struct OrbitalSymmetry {
  /// The irrep of each orbital, or spin orbital, such that products are exclusive ors. Shape: [orbital].
  let labels: [Int]
  /// The point group, where it is known.
  let group: AbelianPointGroup?
  /// Who numbers the irreps, where it is known.
  let numbering: AbelianPointGroup.Numbering?
  /// Why that numbering is believed; nil where it was stated or is not known.
  let evidence: String?
  /// What the numbers in the file begin with.
  private let first: Int

  /// Integrals below this fraction of the largest are rounding of the program that wrote the file.
  static let noise = 1e-9

  init(
    _ header: FCIDumpHeader, _ integrals: FCIDumpIntegrals, group stated: AbelianPointGroup?,
    numbering: AbelianPointGroup.Numbering?, _ file: PeerFile
  ) throws(ModelFileError) {
    let spinOrbitals = header.spins == .restricted ? 1 : 2
    let count = header.orbitalCount * spinOrbitals
    var numbers = header.orbitalSymmetries ?? [Int](repeating: 1, count: count)
    if header.spins == .blocks { numbers = numbers.flatMap { [$0, $0] } }
    first = try Self.first(numbers, integrals, header, file)
    let start = first
    let labels = numbers.map { $0 - start }
    self.labels = labels
    let largest = labels.max() ?? 0
    if let stated, stated.symbols(.pyscf).count <= largest {
      throw file.error(
        "\(stated.rawValue) has \(stated.symbols(.pyscf).count) irreps, but an orbital has the number \(largest + start)",
        line: header.symmetryLine, key: "ORBSYM")
    }
    let group: AbelianPointGroup? = stated ?? (largest > 3 ? .d2h : largest == 0 ? .c1 : nil)
    self.group = group
    if let numbering {
      (self.numbering, evidence) = (numbering, nil)
    } else if start == 0 {
      (self.numbering, evidence) = (.pyscf, "irreps that count from 0 are PySCF's")
    } else {
      let found = group.flatMap { Self.numbering(labels, $0) }
      self.numbering = found
      evidence = group?.rarestSymbol.flatMap { rarest in
        found.map {
          "fewer orbitals are \(rarest) than in \($0 == .pyscf ? "Molpro" : "PySCF")'s order"
        }
      }
    }
  }

  /// The numbering in which the rarest irrep has fewer orbitals than in the other; nil where that is no difference. In D2 the two differ by
  /// the names of the axes, which the file leaves open.
  private static func numbering(
    _ labels: [Int], _ group: AbelianPointGroup
  ) -> AbelianPointGroup.Numbering? {
    let (molpro, pyscf) = (group.symbols(.molpro), group.symbols(.pyscf))
    guard let rarest = group.rarestSymbol else { return .molpro }
    if Set(labels).allSatisfy({ molpro[$0] == pyscf[$0] }) { return .molpro }
    func count(_ symbols: [String]) -> Int { labels.count { symbols[$0] == rarest } }
    let (first, second) = (count(molpro), count(pyscf))
    return first == second ? nil : first < second ? .molpro : .pyscf
  }

  /// 0 or 1, such that every integral is totally symmetric.
  private static func first(
    _ numbers: [Int], _ integrals: FCIDumpIntegrals, _ header: FCIDumpHeader, _ file: PeerFile
  ) throws(ModelFileError) -> Int {
    let (least, most) = (numbers.min() ?? 1, numbers.max() ?? 1)
    guard least >= 0, most <= 8, most - least < 8, least > 0 || most < 8 else {
      throw file.error(
        "irreps \(least) to \(most) are none of D2h or a subgroup; 1 to 8, as Molpro numbers them, or 0 to 7, as PySCF does, are "
          + "understood: make the orbitals in D2h or a subgroup", line: header.symmetryLine,
        key: "ORBSYM")
    }
    let starts = least == 0 ? [0] : most == 8 ? [1] : [1, 0]
    var worst: (name: String, value: Double, line: Int)?
    for start in starts {
      let found = violation(numbers.map { $0 - start }, integrals, header)
      guard let found else { return start }
      if worst == nil { worst = found }
    }
    throw file.error(
      "\(worst!.name) is \(worst!.value), but the product of the irreps of its orbitals is not the first: the numbers are those of no "
        + "abelian point group of this molecule", line: worst!.line, key: "ORBSYM")
  }

  /// The largest integral that is not totally symmetric.
  private static func violation(
    _ labels: [Int], _ integrals: FCIDumpIntegrals, _ header: FCIDumpHeader
  ) -> (name: String, value: Double, line: Int)? {
    let isDoubled = header.spins == .blocks
    func name(_ orbitals: [Int]) -> String {
      let own = orbitals.map { String((isDoubled ? $0 / 2 : $0) + 1) }
      return own.count == 2
        ? "(\(own[0])|h|\(own[1]))" : "(\(own[0]) \(own[1])|\(own[2]) \(own[3]))"
    }
    let all =
      integrals.one.map { (orbitals: [$0.p, $0.q], value: $0.value, line: $0.line) }
      + integrals.two.map {
        (orbitals: [$0.p, $0.q, $0.r, $0.s], value: $0.value, line: $0.line)
      }
    let largest = all.reduce(0) { max($0, abs($1.value)) }
    let broken = all.filter { !isSymmetric($0.orbitals, labels) }
    guard let worst = broken.max(by: { abs($0.value) < abs($1.value) }),
      abs(worst.value) > noise * largest
    else { return nil }
    return (name(worst.orbitals), worst.value, worst.line)
  }

  private static func isSymmetric(_ orbitals: [Int], _ labels: [Int]) -> Bool {
    orbitals.reduce(0) { $0 ^ labels[$1] } == 0
  }

  /// Whether the product of the irreps of these orbitals is the trivial one.
  func isSymmetric(_ orbitals: [Int]) -> Bool { Self.isSymmetric(orbitals, labels) }

  /// All labels that products of orbitals have, ascending: the irreps of the group that acts.
  var irreps: [Int] {
    var found: Set<Int> = [0]
    for label in labels { found.formUnion(found.map { $0 ^ label }) }
    return found.sorted()
  }

  /// Bits whose signs generate the group that acts, each by itself.
  var generatingBits: [Int] {
    var bits: [Int] = []
    var seen: Set<[Bool]> = []
    let irreps = irreps
    for bit in 0..<3 {
      let own = irreps.map { $0 >> bit & 1 == 1 }
      guard own.contains(true), !seen.contains(own) else { continue }
      // Products of the signs that are there already.
      let products = seen.union([own]).union(
        seen.map { zip($0, own).map { $0 != $1 } })
      seen = products
      bits.append(bit)
    }
    return bits
  }

  /// Whether names are Mulliken's symbols, and not the numbers of the file.
  var hasSymbols: Bool { group != nil && numbering != nil }

  /// What an irrep is called: its symbol, or its number in the file.
  func name(_ label: Int) -> String {
    guard let group, let numbering else { return "\(label + first)" }
    return group.symbols(numbering)[label]
  }

  /// The number of an irrep in the file.
  func number(_ label: Int) -> Int { label + first }
}
