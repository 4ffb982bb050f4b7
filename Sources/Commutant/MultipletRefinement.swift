import LinearAlgebra
import Mixing
import Numerics

/// Takes the clusters of levels apart into multiplets.
///
/// With P the projector on a cluster, P 𝒜 P is a *-algebra over the real numbers, and its minimal
/// projectors are the eigenprojectors of a generic Hermitian element. Here that element is
/// S = Σ_k a_k P H_k P + Σ_k P H_k f_k(H₁) H_k P with random a_k and random real functions f_k.
/// Degeneracies by chance, of two irreps or of one with itself, and levels that are merely close
/// have different eigenvalues of S; copies that a symmetry demands, anti-unitary ones included,
/// have the same one.
struct MultipletRefinement {
  /// By ascending energy.
  let multiplets: [Multiplet]
  /// The number of clusters with several multiplets though their levels agree to rounding.
  let chanceDegeneracies: Int

  /// Eigenvalues of S further apart than `resolution` belong to different multiplets; by default
  /// it lies in the widest gap of their distances.
  init(of clusters: LevelClusters, members: MemberImages, resolution: Double?) throws {
    let weights = Self.genericFunctions(of: clusters, members: members)
    let systems = try clusters.clusters.map { cluster -> [Eigensystem] in
      if cluster.count == 1 && cluster[0].levels.count == 1 { return [] }
      return try cluster.map {
        try Self.genericElement(of: $0, members: members, weights: weights).hermitianEigensystem()
      }
    }
    let values = systems.map { $0.flatMap(\.values).sorted() }
    let distances = values.flatMap { zip($0, $0.dropFirst()).map { $1 - $0 } }
    let resolution = resolution ?? LogarithmicGap.middle(of: distances)
    let parts = zip(clusters.clusters, zip(systems, values)).map { cluster, content in
      let cuts = zip(content.1, content.1.dropFirst()).filter { $1 - $0 > resolution }
        .map { ($0 + $1) / 2 }
      return cuts.isEmpty
        ? [Self.whole(cluster)] : Self.split(cluster, systems: content.0, cuts: cuts)
    }
    multiplets = Array(parts.joined())
    chanceDegeneracies = zip(parts, clusters.isExact).filter { $0.count > 1 && $1 }.count
  }

  private typealias Eigensystem = (values: [Double], vectors: DenseMatrix<Complex<Double>>)

  private static func whole(_ cluster: [LevelClusters.Part]) -> Multiplet {
    Multiplet(
      parts: cluster.map { part in
        let count = part.levels.count
        return Multiplet.Part(
          sector: part.sector, levels: part.levels,
          frame: DenseMatrix(rowCount: count, columnCount: count) { $0 == $1 ? .one : .zero })
      })
  }

  private static func split(
    _ cluster: [LevelClusters.Part],
    systems: [Eigensystem], cuts: [Double]
  ) -> [Multiplet] {
    (0...cuts.count).map { group in
      Multiplet(
        parts: zip(cluster, systems).compactMap { part, system in
          let columns = system.values.indices
            .filter { index in cuts.filter { $0 < system.values[index] }.count == group }
          if columns.isEmpty { return nil }
          return Multiplet.Part(
            sector: part.sector, levels: part.levels,
            frame: DenseMatrix(rowCount: part.levels.count, columnCount: columns.count) {
              system.vectors[$0, columns[$1]]
            })
        })
    }
  }

  /// S restricted to one sector.
  private static func genericElement(
    of part: LevelClusters.Part, members: MemberImages, weights: [[[Double]]]
  ) -> DenseMatrix<Complex<Double>> {
    let count = part.levels.count
    var element = DenseMatrix<Complex<Double>>(rowCount: count, columnCount: count) { _, _ in .zero
    }
    let whole = whole([part]).parts[0]
    let rows = members.family.sectors[part.sector].levels.count
    for member in 0..<members.memberCount {
      let image = members.image(of: whole, member: member)
      let weights = weights[member][part.sector]
      let factor = Complex(genericNumber(member))
      for column in 0..<count {
        for row in 0..<count {
          var sum = factor * image[column * rows + part.levels.lowerBound + row]
          for r in members.active[part.sector] {
            sum += image[row * rows + r].conjugate * image[column * rows + r] * Complex(weights[r])
          }
          element[row, column] += sum
        }
      }
    }
    return element
  }

  /// f_k at every level, equal within a cluster. Shape: [member][sector][level].
  private static func genericFunctions(
    of clusters: LevelClusters, members: MemberImages
  ) -> [[[Double]]] {
    (0..<members.memberCount).map { member in
      var weights = members.family.sectors.map { [Double](repeating: 0, count: $0.levels.count) }
      for (number, cluster) in clusters.clusters.enumerated() {
        let weight = genericNumber((number + 1) * members.memberCount + member)
        for part in cluster {
          for level in part.levels { weights[part.sector][level] = weight }
        }
      }
      return weights
    }
  }

  /// Numbers in [-1, 1) without relations, always the same.
  private static func genericNumber(_ index: Int) -> Double {
    let bits = SplitMix64.output(
      UInt64(truncatingIfNeeded: index + 1) &* SplitMix64.increment)
    return Double(bits >> 11) * 0x1p-52 - 1
  }
}
