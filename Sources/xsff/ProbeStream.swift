import ExactDiagonalization
import LatticeModels
import SpectralStatistics

/// Random bits for the shots at one place, which depend on (seed, sample, sector, time, quadrature)
/// alone.
///
/// Sectors count by their names, so that their order in a file changes no draw. No name of a coupling
/// has a space, so shots and couplings of one seed are independent.
struct ProbeStream: RandomNumberGenerator {
  /// The generator's name as result files store it.
  static let name =
    "philox4x32-10, key = seed xor fnv1a-64(\"shots QUADRATURE SECTOR\"), binomials by inversion and BTRS"

  private var stream: RandomStream
  private var spare: UInt64?

  /// The stream of one quadrature in a sector, a sample by its global number and a time by its place.
  init(seed: UInt64, sample: Int, sector: String, time: Int, quadrature: ShotPlace.Quadrature) {
    stream = RandomStream(
      seed: seed, coupling: "shots \(quadrature.rawValue) \(sector)", sample: sample, index: time)
  }

  mutating func next() -> UInt64 {
    if let word = spare {
      spare = nil
      return word
    }
    let (word, other) = stream.wordPair()
    spare = other
    return word
  }
}
