import SpectralStatistics

/// Levels that break the pattern of nearly all others: partners are missing, or a level is there twice.
///
/// A signature is stray if it is rare beside another one, of which it lacks copies, or has copies more in one sector. Irreps of a finite group
/// have numbers of levels in the ratio of their dimensions, so that a part of a signature with D = 9 and less is never that rare
/// in a large system.
public struct StrayLevels: Sendable, Equatable {
  /// Levels of one kind.
  public struct Group: Sendable, Equatable {
    /// What is wrong.
    public let kind: Kind
    /// The number of their signature.
    public let signature: Int
    /// The number of the signature that they would have.
    public let regular: Int
    /// Copies that are missing in each sector, or too many.
    public let copies: [Int]
    /// Where: the sample and the energy of each.
    public let places: [Place]
  }

  /// Whether copies lack or are too many.
  public enum Kind: String, Sendable { case missing, doubled }

  /// One stray level.
  public struct Place: Sendable, Equatable {
    /// Counted from 0.
    public let sample: Int
    /// In the units of the spectra.
    public let energy: Double
  }

  /// By signature.
  public let groups: [Group]

  /// Rarer than this beside the regular levels.
  private static let largestShare = 0.1
  /// So many regular levels of all samples have to be there.
  private static let fewestRegular = 20

  /// Compares every signature with all others but those that are `excluded`.
  ///
  /// Of sums of other signatures only twice the same one counts: a coincidence of different levels is no damage.
  public init(in observed: SpectralSignatures, excluding excluded: [Int] = []) {
    let counts = observed.vectors.indices.map { number in
      observed.levels.reduce(0) { $0 + $1[number] }
    }
    let open = observed.vectors.indices.filter { !excluded.contains($0) }
    groups = open.compactMap { number -> Group? in
      let candidates = open.filter { other in
        counts[other] >= Self.fewestRegular
          && Double(counts[number]) <= Self.largestShare * Double(counts[other])
      }.sorted { counts[$0] > counts[$1] }
      for other in candidates {
        guard
          let (kind, copies) = Self.difference(observed.vectors[number], observed.vectors[other]),
          kind == .missing
            ? !observed.composite[number]
            : Set(observed.compositions[number].parts).isSubset(of: [other])
        else { continue }
        return Group(
          kind: kind, signature: number, regular: other, copies: copies,
          places: observed.energies.enumerated().flatMap { sample, energies in
            energies[number].map { Place(sample: sample, energy: $0) }
          })
      }
      return nil
    }
  }

  /// The numbers of all stray signatures.
  public var signatures: [Int] { groups.map(\.signature) }

  /// Whether every level fits the pattern.
  public var isEmpty: Bool { groups.isEmpty }

  /// What a vector lacks of another one, or has more in one sector.
  private static func difference(_ vector: [Int], _ regular: [Int]) -> (Kind, [Int])? {
    let difference = zip(regular, vector).map { $0 - $1 }
    if difference.allSatisfy({ $0 >= 0 }) { return (.missing, difference) }
    let surplus = difference.map { -$0 }
    let sectors = surplus.indices.filter { surplus[$0] != 0 }
    guard surplus.allSatisfy({ $0 >= 0 }), sectors.allSatisfy({ regular[$0] > 0 }),
      sectors.count == 1 || surplus == regular
    else { return nil }
    return (.doubled, surplus)
  }
}
