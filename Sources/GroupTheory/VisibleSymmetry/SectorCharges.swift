/// The charges of all sectors, as multiples of a unit.
public struct SectorCharges: Hashable, Sendable {
  /// Shape: [charge].
  public let names: [String]
  /// The charges in their units. Shape: [sector][charge].
  public let values: [[Int]]
  /// What a value of 1 means, 1/2 where a charge takes half-integer values. Shape: [charge].
  public let units: [Double]

  /// Charges from their parts; the units are 1 by default.
  public init(names: [String], values: [[Int]], units: [Double]? = nil) {
    precondition(values.allSatisfy { $0.count == names.count }, "one value for every charge")
    precondition(units.map { $0.count == names.count } ?? true, "one unit for every charge")
    self.names = names
    self.values = values
    self.units = units ?? names.map { _ in 1 }
  }
}
