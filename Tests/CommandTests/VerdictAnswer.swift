import Foundation

/// What the JSON of `bootstrap solve` says of its verdict and of the exact irreps.
struct VerdictAnswer: Decodable {
  let from: String
  let verdict: Verdict
  let commutant: Commutant?
  let solutions: [Solution]

  struct Verdict: Decodable {
    let kind, from, reason: String
    let group, reading, wouldDecide: String?
    let groups: [String]
    let order, index: Int?
  }

  struct Commutant: Decodable {
    let dimension: Int
    let complete: Bool
    let family: String
    let irreps: [Irrep]
    let frobeniusSums: [Double]?
    let strengths: [[Double]]
    let levels: Levels?
  }

  struct Irrep: Decodable {
    let dimension, levels: Int
    let branching: [Int]
    let field: String
    let conjugate: Int?
    let settled: Bool
  }

  struct Levels: Decodable {
    let agree: Bool
    let samples, speaking: Int
    let broken: [[Int]]
  }

  struct Solution: Decodable {
    let rank: Int
    let index, order: Int?
    let groups: [SolveAnswer.Group]?
  }

  init(_ json: String) throws {
    self = try JSONDecoder().decode(Self.self, from: Data(json.utf8))
  }
}
