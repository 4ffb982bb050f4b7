import CMPI
import ProcessGroups

/// What process 0 asks of all others, which wait for it.
enum ProcessRequest: Int32 {
  case end
  /// To read the model and make its sectors ready.
  case prepareWindows
  /// To find the lowest levels of all sectors.
  case findWindows
  /// To find all levels of a matrix.
  case findEigenvalues
}

extension MPIGroup {
  /// Tells all others what to do; they do it together with this process, which is 0.
  func request(_ request: ProcessRequest) { _ = next(request) }

  /// Waits for process 0, without taking a processor.
  func nextRequest() -> ProcessRequest { next(.end) }

  private func next(_ own: ProcessRequest) -> ProcessRequest {
    var code = own.rawValue
    cmpi_broadcast_idly(&code, Int32(MemoryLayout<Int32>.size))
    guard let request = ProcessRequest(rawValue: code) else { fatalError("an unknown request") }
    return request
  }
}
