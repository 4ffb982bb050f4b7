import ModelFiles
import PeerModels

/// The section `basis:` of a file of lattice-symmetries.
struct SymmetricBasis {
  /// What lives on the sites.
  enum Particle: String {
    case spin = "spin-1/2"
    case spinlessFermion = "spinless-fermion"
    case spinfulFermion = "spinful-fermion"
  }

  /// A permutation with the character exp(-2πi sector/order) that the chosen states have.
  struct Symmetry {
    let permutation: [Int]
    let sector: Int
    let order: Int
    let node: FileNode
  }

  let particle: Particle
  let siteCount: Int
  /// The number of ones of spins, or of particles of each kind; none where any number will do.
  let numbers: [Int]
  /// Whether `numbers` is the sum over both spins.
  let isTotal: Bool
  let spinInversion: Int?
  let symmetries: [Symmetry]
  let node: FileNode

  private static let keys = [
    "particle", "number_spins", "number_sites", "hamming_weight", "spin_inversion",
    "number_particles",
    "symmetries",
  ]

  init(_ node: FileNode) throws(ModelFileError) {
    self.node = node
    var fields = try node.fields(allowed: Self.keys)
    // A key without a value says as much as none.
    fields = fields.filter { _, value in
      !value.isScalar || !["null", "~", "None"].contains((try? value.text()) ?? "null")
    }
    particle = try Self.particle(fields["particle"], fields)
    let key = particle == .spin ? "number_spins" : "number_sites"
    guard let count = fields[key] else { throw node.error("the key '\(key)' is missing") }
    siteCount = try count.integer(1...4096, "the number of sites")
    for other in Self.keys where fields[other] != nil {
      let isFermionKey = ["number_sites", "number_particles"].contains(other)
      let isSpinKey = ["number_spins", "hamming_weight", "spin_inversion"].contains(other)
      guard particle == .spin ? !isFermionKey : !isSpinKey else {
        throw fields[other]!.error(
          "the key '\(other)' does not go with the particle '\(particle.rawValue)'")
      }
    }
    (numbers, isTotal) = try Self.numbers(fields, particle, siteCount)
    spinInversion = try fields["spin_inversion"].map { node throws(ModelFileError) in
      let value = try node.integer(-1...1, "spin_inversion")
      guard value != 0 else { throw node.error("spin_inversion is 1 or -1, not 0") }
      return value
    }
    if spinInversion != nil, let weight = numbers.first, 2 * weight != siteCount {
      throw fields["hamming_weight"]!.error(
        "spin_inversion needs as many ones as zeros, but \(weight) of \(siteCount) spins are ones")
    }
    var symmetries: [Symmetry] = []
    for member in try fields["symmetries"]?.list() ?? [] {
      symmetries.append(try Symmetry(member, siteCount: siteCount))
    }
    self.symmetries = symmetries
  }

  private static func particle(
    _ node: FileNode?, _ fields: [String: FileNode]
  ) throws(ModelFileError) -> Particle {
    guard let node else { return .spin }
    switch try node.text() {
    case "spin", "spin-1/2": return .spin
    case "spinless", "spinless-fermion", "spinless fermion": return .spinlessFermion
    case "spinful", "spinful-fermion", "spinful fermion": return .spinfulFermion
    case let other:
      throw node.error(
        "the particle is 'spin-1/2', 'spinless-fermion' or 'spinful-fermion', not '\(other)'")
    }
  }

  private static func numbers(
    _ fields: [String: FileNode], _ particle: Particle, _ siteCount: Int
  ) throws(ModelFileError) -> ([Int], isTotal: Bool) {
    guard let node = fields[particle == .spin ? "hamming_weight" : "number_particles"] else {
      return ([], false)
    }
    guard node.isList else {
      let most = particle == .spinfulFermion ? 2 * siteCount : siteCount
      return ([try node.integer(0...most, "a number of particles")], particle == .spinfulFermion)
    }
    let members = try node.list()
    guard particle == .spinfulFermion, members.count == 2 else {
      throw node.error(
        "the number of particles is one number, or [up, down] for fermions with spin")
    }
    var numbers: [Int] = []
    for member in members {
      numbers.append(try member.integer(0...siteCount, "a number of particles"))
    }
    return (numbers, false)
  }
}

extension SymmetricBasis.Symmetry {
  fileprivate init(_ node: FileNode, siteCount: Int) throws(ModelFileError) {
    let fields = try node.fields(
      allowed: ["permutation", "sector", "phase"], required: ["permutation"])
    var images: [Int] = []
    for member in try fields["permutation"]!.list() {
      images.append(try member.integer(0...(siteCount - 1), "the image of a site"))
    }
    guard images.sorted() == Array(0..<siteCount) else {
      throw fields["permutation"]!.error(
        "a permutation holds every site from 0 to \(siteCount - 1) once; this list has \(images.count) numbers"
      )
    }
    permutation = images
    order = Self.order(images)
    self.node = node
    switch (fields["sector"], fields["phase"]) {
    case (let sector?, nil):
      self.sector = try sector.integer(
        0...(order - 1), "the sector of a permutation of order \(order)")
    case (nil, let phase?): self.sector = try Self.sector(phase, order: order)
    case (nil, nil): throw node.error("the key 'sector' is missing")
    default: throw node.error("'sector' and 'phase' say the same; give one of them")
    }
  }

  /// `phase: 1/4` is the sector n/4 of a permutation of order n.
  private static func sector(_ node: FileNode, order: Int) throws(ModelFileError) -> Int {
    let text = try node.text()
    let parts = text.split(separator: "/").map { Int($0) }
    if parts.count == 1, let whole = parts[0], whole == 0 { return 0 }
    guard parts.count == 2, let numerator = parts[0], let denominator = parts[1], denominator > 0,
      numerator >= 0, numerator < denominator, numerator * order % denominator == 0
    else {
      throw node.error(
        "the phase of a permutation of order \(order) is a fraction k/\(order) between 0 and 1, not '\(text)'"
      )
    }
    return numerator * order / denominator
  }

  private static func order(_ images: [Int]) -> Int {
    var (power, count) = (images, 1)
    while power != Array(images.indices), count < 100_000 {
      power = images.map { power[$0] }
      count += 1
    }
    return count
  }
}

extension FileNode {
  /// An integer in a range.
  func integer(_ range: ClosedRange<Int>, _ what: String) throws(ModelFileError) -> Int {
    let text = try text()
    guard let number = Int(text), range.contains(number) else {
      throw error(
        "\(what) is an integer from \(range.lowerBound) to \(range.upperBound), not '\(text)'")
    }
    return number
  }
}
