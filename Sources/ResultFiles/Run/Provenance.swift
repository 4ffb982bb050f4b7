import Foundation

/// Where a run comes from: what has to be known to make it again.
public struct Provenance: Hashable, Sendable {
  /// The version of the program that computed it.
  public var programVersion: String
  /// The revision of the program's source, as version control names it.
  public var programRevision: String
  /// The command line.
  public var command: String
  /// When it was computed.
  public var created: Date
  /// The name of the random number generator.
  public var generator: String
  /// The name and version of the linear algebra library, as "OpenBLAS 0.3.21".
  public var linearAlgebra: String
  /// The library's processor kernel, as "Haswell".
  public var linearAlgebraKernel: String

  /// Provenance from its parts.
  public init(
    programVersion: String, programRevision: String, command: String, created: Date,
    generator: String, linearAlgebra: String, linearAlgebraKernel: String
  ) {
    self.programVersion = programVersion
    self.programRevision = programRevision
    self.command = command
    self.created = created
    self.generator = generator
    self.linearAlgebra = linearAlgebra
    self.linearAlgebraKernel = linearAlgebraKernel
  }
}
