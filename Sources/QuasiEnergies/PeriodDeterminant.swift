/// The phase of det U of a period, from the traces of its steps: Σ ε = Σ_s t_s Tr H_s modulo 2π.
public struct PeriodDeterminant: Sendable {
  private var phase = 0.0
  private var tolerance = 0.0
  private let dimension: Int

  /// That of n × n matrices, without a step.
  public init(dimension: Int) { self.dimension = dimension }

  /// Adds a step that lasts for a time; `traces` are those of the summands of H, and `squaredNorm` is Tr H².
  public mutating func add(time: Double, traces: [Double], squaredNorm: Double) {
    phase += time * traces.reduce(0, +)
    let size = Double(max(1, dimension))
    // Levels are known to some ε ‖H‖, of which the root mean square level stands for a part.
    tolerance +=
      4e-15 * size * abs(time) * (max(0, squaredNorm) / size).squareRoot()
      + 1e-14 * abs(time) * traces.reduce(0) { $0 + abs($1) }
  }

  /// Checks quasi-energies.
  ///
  /// - Throws: ``QuasiEnergyError/wrongDeterminant(sector:difference:)`` beyond rounding, 1e-12 for each and what the steps add.
  public func check(_ phases: [Double], sector: String) throws {
    let difference = abs(
      (phases.reduce(0, +) - phase).remainder(dividingBy: 2 * Double.pi))
    guard difference <= 1e-12 * Double(dimension) + tolerance else {
      throw QuasiEnergyError.wrongDeterminant(sector: sector, difference: difference)
    }
  }
}
