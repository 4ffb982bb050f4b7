import Foundation

/// A library that is loaded while the program runs, so that nothing depends on it before.
struct DynamicLibrary {
  let name: String
  private let handle: UnsafeMutableRawPointer

  /// Folders that are searched before those of the system, separated by colons.
  static let folderVariable = "XSFF_CUDA_LIBRARIES"

  /// The first that can be loaded of lib`name`.so and its versions, in given folders and then where the system looks.
  ///
  /// Throws: `DeviceError.noLibrary`.
  init(_ name: String, versions: [String]) throws {
    let folders = ProcessInfo.processInfo.environment[Self.folderVariable]?.split(separator: ":")
    let files = ["lib\(name).so"] + versions.map { "lib\(name).so.\($0)" }
    let paths = (folders ?? []).flatMap { folder in files.map { "\(folder)/\($0)" } } + files
    var reason = "not found"
    for path in paths {
      if let handle = dlopen(path, RTLD_NOW | RTLD_LOCAL) {
        (self.name, self.handle) = (name, handle)
        return
      }
      let message = dlerror().map { String(cString: $0) } ?? ""
      // What is wrong with a library that is there says more than that another one is not.
      if FileManager.default.fileExists(atPath: path) { reason = message }
    }
    throw DeviceError.noLibrary(name: "lib\(name).so", reason: reason)
  }

  /// A function by its name, or nil; `Function` is its type, with the C convention.
  func function<Function>(_ name: String, as type: Function.Type) -> Function? {
    dlsym(handle, name).map { unsafeBitCast($0, to: type) }
  }

  /// Throws: `DeviceError.noFunction`.
  func required<Function>(_ name: String, as type: Function.Type) throws -> Function {
    guard let function = function(name, as: type) else {
      throw DeviceError.noFunction(name: name, library: "lib\(self.name).so")
    }
    return function
  }
}
