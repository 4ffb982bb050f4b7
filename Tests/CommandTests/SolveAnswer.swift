import Foundation

/// The JSON of `bootstrap solve`, with every key that scripts rely on.
struct SolveAnswer: Decodable {
  let formatVersion: Int
  let sectors: [Sector]
  let degeneracyWindowDecades: Double
  let signatures: [Signature]
  let exhaustive: Bool
  let maxIndex: Int
  let solutions: [Solution]
  let rejected: [Rejection]
  let excludedGroups: [Excluded]

  /// The groups of each unitary solution.
  var unitaryNames: [[String]] {
    solutions.filter { $0.reading == "unitary" }.map { $0.groups.map(\.name) }
  }

  struct Sector: Decodable, Equatable {
    let name: String
    let irrepDimension, multiplicity: Int
  }

  struct Signature: Decodable, Equatable {
    let vector: [Int]
    let levels: Double
    let dimension: Int
    let composite: Bool
  }

  struct Solution: Decodable {
    let rank: Int
    let reading: String
    let index, order: Int
    let irreps: [Irrep]
    let fusion: [[[Int]]]
    let characterTable: Table
    let groups: [Group]
  }

  struct Irrep: Decodable, Equatable {
    let dimension: Int
    let branching: [Int]
  }

  struct Table: Decodable {
    let classSizes, elementOrders: [Int]
    let powerMaps: [String: [Int]]
    let indicators, visibleFusion: [Int]
    let characters: [[[Double]]]
    let exact: [[Exact]]
  }

  struct Exact: Decodable, Equatable {
    let conductor: Int
    let coefficients: [Int]
  }

  struct Group: Decodable, Equatable {
    let order, id: Int
    let name: String
  }

  struct Rejection: Decodable, Equatable {
    let index: Int
    let reason: String
    let count: Int
  }

  struct Excluded: Decodable {
    let order, id: Int
    let name, reason: String
  }

  init(_ json: String) throws {
    self = try JSONDecoder().decode(Self.self, from: Data(json.utf8))
  }
}
