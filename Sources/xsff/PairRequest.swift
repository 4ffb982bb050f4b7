import ArgumentParser
import CommandSupport
import ExactDiagonalization
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

  /// The pairs that all requests name together; nil for every pair.
  ///
  /// Throws: `ValidationError` when there is no sector of a name.
  static func pairs(
    _ requests: [PairRequest], of sectors: [String]
  ) throws -> Set<CrossSpectralFormFactor.Pair>? {
    let few = sectors.count <= largestSectorCount
    var pairs: Set<CrossSpectralFormFactor.Pair> = []
    for request in requests.isEmpty ? [few ? .all : .diagonal] : requests {
      switch request {
      case .all: return nil
      case .diagonal: pairs.formUnion(sectors.indices.map { .init($0, $0) })
      case .named(let first, let second):
        pairs.insert(.init(try number(first, in: sectors), try number(second, in: sectors)))
      }
    }
    return pairs
  }

  private static func number(_ name: String, in sectors: [String]) throws -> Int {
    guard let number = sectors.firstIndex(of: name) else {
      throw ValidationError(
        "--pairs names the sector '\(name)', which does not exist"
          + nearestNameHint(to: name, among: sectors) + ".")
    }
    return number
  }
}
