/// Which shots: they share a sample, a sector, a time and a quadrature.
public struct ShotPlace: Hashable, Sendable {
  /// The part of Z that the shots show.
  public enum Quadrature: String, Sendable {
    /// Re Z.
    case real
    /// Im Z.
    case imaginary
  }

  /// The sample's place in the spectra.
  public let sample: Int
  /// The sector's number.
  public let sector: Int
  /// The time's number.
  public let time: Int
  /// The part of Z.
  public let quadrature: Quadrature

  /// A place from its parts.
  public init(sample: Int, sector: Int, time: Int, quadrature: Quadrature) {
    self.sample = sample
    self.sector = sector
    self.time = time
    self.quadrature = quadrature
  }
}
