import ArgumentParser
import Devices

/// The value of `--device`: the processor, or a graphics processor by its number.
enum DeviceRequest: ExpressibleByArgument, Equatable {
  case processor
  case cuda(Int)

  init?(argument: String) {
    switch argument {
    case "cpu": self = .processor
    case "cuda": self = .cuda(0)
    default:
      guard argument.hasPrefix("cuda:"), let number = Int(argument.dropFirst(5)), number >= 0 else {
        return nil
      }
      self = .cuda(number)
    }
  }

  /// The device; nil for the processor alone.
  ///
  /// Throws: `DeviceError`, before anything is computed.
  func open() throws -> ComputeDevice? {
    if case .cuda(let number) = self { return try ComputeDevice(number: number) }
    return nil
  }

  var defaultValueDescription: String { "cpu" }
}
