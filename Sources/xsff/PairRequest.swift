import ArgumentParser
import CommandSupport
import ExactDiagonalization
import GroupTheory
import ModelFiles
import SpectralStatistics

/// One value of `--pairs`: which pairs of sectors get curves K(t).
enum PairRequest: ExpressibleByArgument, Equatable {
  /// Every pair.
  case all
  /// Every sector with itself.
  case diagonal
  /// Two sectors by their names.
  case named(String, String)

  /// Up to this number of sectors every pair has a curve unless `--pairs` says otherwise.
  static let largestSectorCount = 16

  /// Up to this number every sector has one with itself; beyond, only the largest sectors.
  static let largestDiagonalCount = 128
  /// So many sectors have a curve then.
  static let fewCurves = 4

  /// How many pairs of so many sectors have a curve unless `--pairs` says otherwise.
  static func usualPairCount(sectors: Int) -> Int {
    if sectors <= largestSectorCount { return sectors * (sectors + 1) / 2 }
    return sectors <= largestDiagonalCount ? sectors : fewCurves
  }

  /// The pairs that have curves by default; nil for every pair.
  private static func usual(_ sectors: SectorList) -> Set<CrossSpectralFormFactor.Pair>? {
    if sectors.count <= largestSectorCount { return nil }
    let sizes = sectors.multiplicities
    let largest = sizes.indices.sorted { (sizes[$0], $1) > (sizes[$1], $0) }
    let count = sectors.count <= largestDiagonalCount ? sectors.count : fewCurves
    return Set(largest.prefix(count).map { .init($0, $0) })
  }

  init?(argument: String) {
    switch argument {
    case "all": self = .all
    case "diagonal": self = .diagonal
    default:
      let names = argument.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
      guard names.count == 2, !names.contains("") else { return nil }
      self = .named(names[0], names[1])
    }
  }

  /// The pairs that all requests name together; nil for every pair. Sectors have their aliases too.
  ///
  /// Throws: `ValidationError` when there is no sector of a name.
  static func pairs(
    _ requests: [PairRequest], of sectors: SectorList
  ) throws -> Set<CrossSpectralFormFactor.Pair>? {
    if requests.isEmpty { return usual(sectors) }
    let names = sectors.names
    var pairs: Set<CrossSpectralFormFactor.Pair> = []
    for request in requests {
      switch request {
      case .all: return nil
      case .diagonal: pairs.formUnion(names.indices.map { .init($0, $0) })
      case .named(let first, let second):
        pairs.insert(
          .init(try number(first, in: sectors), try number(second, in: sectors)))
      }
    }
    return pairs
  }

  private static func number(
    _ name: String, in sectors: SectorList
  ) throws -> Int {
    let spelling = ASCIIText.spelling(name)
    let found = [sectors.names, sectors.aliases].lazy.compactMap {
      $0.firstIndex { ASCIIText.spelling($0) == spelling }
    }.first
    guard let number = found else {
      throw ValidationError(
        "--pairs names the sector '\(name)', which does not exist"
          + nearestNameHint(to: name, among: sectors.names) + ".")
    }
    return number
  }
}
