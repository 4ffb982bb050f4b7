import CommandSupport
import Devices
import Foundation
import LinearAlgebra
import ResultFiles

extension Provenance {
  /// The provenance of what this process computes, with a random number generator by its name.
  static func current(generator: String, device: ComputeDevice? = nil) -> Provenance {
    Provenance(
      programVersion: ProgramVersion.number,
      programRevision: ProgramVersion.current.revision ?? "unknown",
      command: CommandLine.arguments.joined(separator: " "), created: Date(),
      generator: generator,
      linearAlgebra: [
        "\(LinearAlgebraLibrary.name) \(LinearAlgebraLibrary.version)", device?.library,
        CurrentEngine.engine?.library,
      ]
      .compactMap(\.self).joined(separator: ", "),
      linearAlgebraKernel: [
        "\(LinearAlgebraLibrary.kernel) (bands \(LinearAlgebraLibrary.bandInstructions))",
        device?.name, CurrentEngine.engine?.name,
      ]
      .compactMap(\.self).joined(separator: ", "))
  }
}
