import GroupTheory

/// What the bootstrap starts from: the visible group's table and the branching vectors that were observed.
///
/// A branching vector b has b_λ = multiplicity of the irrep λ of N in an irrep of G; its dimension is D_b = Σ_λ b_λ d_λ.
public struct SignatureData: Hashable, Sendable {
  /// The character table of the visible group N.
  public let visible: CharacterTable
  /// Shape [signature, sector]: distinct branching vectors, by dimension, then descending; so a vector of the trivial
  /// irrep alone comes first.
  public let vectors: [[Int]]
  /// Shape [signature]: D_b.
  public let dimensions: [Int]

  /// Brings the vectors into canonical order.
  ///
  /// Throws: `BootstrapError` when a vector has the wrong length, a negative or no positive entry, or is listed twice.
  public init(visible: CharacterTable, vectors: [[Int]]) throws {
    let irreps = visible.dimensions
    for vector in vectors {
      guard vector.count == irreps.count else {
        throw BootstrapError(
          "The signature \(vector) has \(vector.count) entries; the visible group has \(irreps.count) irreps."
        )
      }
      guard vector.allSatisfy({ $0 >= 0 }), vector.contains(where: { $0 > 0 }) else {
        throw BootstrapError(
          "The signature \(vector) is not a branching vector: entries are multiplicities, at least one positive."
        )
      }
    }
    guard !vectors.isEmpty else { throw BootstrapError("There is no signature to start from.") }
    guard Set(vectors).count == vectors.count else {
      throw BootstrapError("A signature is listed twice.")
    }
    func dimension(_ vector: [Int]) -> Int { zip(vector, irreps).reduce(0) { $0 + $1.0 * $1.1 } }
    self.visible = visible
    self.vectors = vectors.sorted { a, b in
      let (x, y) = (dimension(a), dimension(b))
      return x != y ? x < y : b.lexicographicallyPrecedes(a)
    }
    dimensions = self.vectors.map(dimension)
  }

  /// The number of signatures.
  public var count: Int { vectors.count }

  /// The signature of the trivial irrep of G, if it was observed.
  public var trivial: Int? { vectors.firstIndex(where: isTrivial) }

  /// Whether some linear reading has its trivial irrep among the signatures, once or as a Kramers pair.
  package var allowsLinearReading: Bool {
    vectors.contains { vector in
      (1...2).contains(vector[0]) && vector.dropFirst().allSatisfy { $0 == 0 }
    }
  }

  /// Whether a vector holds the trivial irrep of N once and nothing else.
  func isTrivial(_ vector: [Int]) -> Bool {
    vector[0] == 1 && vector.dropFirst().allSatisfy { $0 == 0 }
  }

  /// Whether a vector holds the trivial irrep of N, one further one-dimensional irrep, which may be the same, and nothing else.
  func joinsTrivial(_ vector: [Int]) -> Bool {
    var rest = vector
    rest[0] -= 1
    guard rest[0] >= 0, rest.reduce(0, +) == 1, let other = rest.firstIndex(of: 1) else {
      return false
    }
    return visible.dimensions[other] == 1
  }

  /// Whether an anti-unitary symmetry may exchange the trivial irrep of G with another one, as T g T⁻¹ = χ(g) φ(g) does: where T
  /// keeps some one-dimensional irrep, phases of the elements of G make that one trivial and χ = 1.
  ///
  /// With χ² ≠ 1 the co-representations of dual irreps are not dual: signatures need not be closed under duality.
  package var mayExchangeTrivial: Bool { trivial == nil && vectors.contains(where: joinsTrivial) }

  /// The same with signatures that may exist unobserved.
  func with(unobserved: [[Int]]) -> SignatureData {
    guard let data = try? SignatureData(visible: visible, vectors: vectors + unobserved) else {
      preconditionFailure("unobserved signatures are valid and different from the observed ones")
    }
    return data
  }

  /// The signature of the dual irreps, b_λ → b_λ̄, if it was observed.
  public func dual(of signature: Int) -> Int? {
    let vector = vectors[signature]
    return vectors.firstIndex(of: visible.dual.map { vector[$0] })
  }

  /// X_b(c) = Σ_λ b_λ X_{λc}: the character of a signature on the classes of N.
  public func character(of signature: Int) -> [Cyclotomic] {
    (0..<visible.rank).map { c in
      zip(vectors[signature], visible.characters).reduce(.zero) { sum, term in
        sum + Cyclotomic(term.0) * term.1[c]
      }
    }
  }

  /// One-dimensional irreps χ of N whose signature δ_χ was observed: the twists g → χ̄(g) g that make it the trivial one.
  public var possibleTwists: [Int] {
    visible.dimensions.indices.filter { chi in
      visible.dimensions[chi] == 1
        && vectors.contains { $0[chi] == 1 && $0.reduce(0, +) == 1 }
    }
  }

  /// The signatures after the twist g → χ̄(g) g of the representation.
  public func twisted(by chi: Int) throws -> SignatureData {
    try SignatureData(
      visible: visible, vectors: vectors.map { visible.twisted($0, by: chi) })
  }
}

extension CharacterTable {
  /// A branching vector after the twist g → χ̄(g) g of the representation: each λ becomes χ̄ ⊗ λ.
  package func twisted(_ vector: [Int], by chi: Int) -> [Int] {
    let numbers = Dictionary(uniqueKeysWithValues: zip(characters, 0...))
    var result = vector
    for (irrep, row) in characters.enumerated() {
      let image = zip(row, characters[chi]).map { $0 * $1.conjugate }
      result[numbers[image]!] = vector[irrep]
    }
    return result
  }
}
