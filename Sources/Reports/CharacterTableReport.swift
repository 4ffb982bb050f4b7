import GroupTheory
import Numerics

/// A character table as programs read it.
public struct CharacterTableReport: Encodable, Sendable {
  let classSizes: [Int]
  let centralizerOrders: [Int]
  let elementOrders: [Int]
  let powerMaps: [String: [Int]]
  let indicators: [Int]
  /// Shape [irrep]: the classes of the kernel.
  let kernels: [[Int]]
  /// The class of G that holds each class of N.
  package let visibleFusion: [Int]?
  let characters: [[[Double]]]
  let exact: [[Exact]]
  /// What the lists were made from.
  package let table: CharacterTable

  private enum CodingKeys: String, CodingKey {
    case classSizes, centralizerOrders, elementOrders, powerMaps, indicators, kernels
    case visibleFusion, characters, exact
  }

  struct Exact: Encodable, Sendable {
    let conductor: Int
    let coefficients: [Int]
  }

  /// The report of a table; `visibleFusion` is the class of G that holds each class of N, if there is an N.
  public init(_ table: CharacterTable, visibleFusion: [Int]? = nil) {
    self.table = table
    classSizes = table.classSizes
    centralizerOrders = table.centralizerOrders
    elementOrders = table.elementOrders
    powerMaps = Dictionary(
      uniqueKeysWithValues: table.powerMaps.map { (String($0.key), $0.value) })
    indicators = table.frobeniusSchurIndicators
    kernels = table.characters.map { row in row.indices.filter { row[$0] == row[0] } }
    self.visibleFusion = visibleFusion
    characters = table.complexCharacters.map { row in row.map { [$0.real, $0.imaginary] } }
    exact = table.characters.map { row in
      row.map { Exact(conductor: $0.conductor, coefficients: $0.coefficients) }
    }
  }
}
