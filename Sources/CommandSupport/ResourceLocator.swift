import Foundation

/// The folder that holds Models and Data, wherever the program was put.
///
/// It is, in this order: `$XSFF_HOME`; `../share/xsff` beside the executable, as `make install`
/// lays it out; the package checkout above the executable, a folder with Package.swift and Models.
public struct ResourceLocator: Sendable {
  /// The folder with Models and Data.
  public let home: URL
  /// Whether `home` is a checkout of the package.
  public let isCheckout: Bool

  /// Finds the folder.
  ///
  /// Throws: `ResourceError` when `$XSFF_HOME` is set but has no Models and Data, or when no place
  /// has them.
  public init(
    environment: [String: String] = ProcessInfo.processInfo.environment,
    executable: URL = ResourceLocator.runningExecutable
  ) throws {
    if let set = environment["XSFF_HOME"], !set.isEmpty {
      let folder = URL(fileURLWithPath: set)
      guard Self.hasResources(folder) else { throw ResourceError.wrongHome(path: set) }
      home = folder
      isCheckout = Self.exists(folder.appending(path: "Package.swift"))
      return
    }
    let folder = executable.resolvingSymlinksInPath().deletingLastPathComponent()
    let installed = folder.deletingLastPathComponent().appending(path: "share/xsff")
    if Self.hasResources(installed) {
      (home, isCheckout) = (installed, false)
      return
    }
    guard let checkout = Self.checkout(above: folder) else {
      throw ResourceError.notFound(tried: [
        "$XSFF_HOME (not set)", installed.path, "the folders above \(folder.path)",
      ])
    }
    (home, isCheckout) = (checkout, true)
  }

  /// The folder of the bundled model files.
  public var models: URL { home.appending(path: "Models") }

  /// The folder of the bundled data.
  public var data: URL { home.appending(path: "Data") }

  /// The executable of this process, symbolic links resolved.
  public static var runningExecutable: URL {
    let link = "/proc/self/exe"
    let path = try? FileManager.default.destinationOfSymbolicLink(atPath: link)
    return URL(fileURLWithPath: path ?? CommandLine.arguments[0])
  }

  private static func hasResources(_ folder: URL) -> Bool {
    ["Models", "Data"].allSatisfy { name in
      var isFolder: ObjCBool = false
      let path = folder.appending(path: name).path
      return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        && isFolder.boolValue
    }
  }

  private static func checkout(above folder: URL) -> URL? {
    var folder = folder
    while true {
      if exists(folder.appending(path: "Package.swift")) && hasResources(folder) { return folder }
      let parent = folder.deletingLastPathComponent()
      guard parent.path != folder.path, folder.path != "/" else { return nil }
      folder = parent
    }
  }

  fileprivate static func exists(_ file: URL) -> Bool {
    FileManager.default.fileExists(atPath: file.path)
  }
}

/// Why Models and Data, or a model file, cannot be found.
public enum ResourceError: CommandFailure, Equatable {
  /// `$XSFF_HOME` is set to a folder without Models and Data.
  case wrongHome(path: String)
  /// No place has Models and Data.
  case notFound(tried: [String])
  /// There is no file at the path of a model.
  case noSuchFile(path: String)
  /// No bundled model has that name; `hint` names the nearest one or all.
  case unknownModel(name: String, hint: String)

  /// 3 for a file that is not there, 2 for an unknown name, 1 for a broken installation.
  public var exitStatus: ExitStatus {
    switch self {
    case .wrongHome, .notFound: .failed
    case .noSuchFile: .wrongInputFile
    case .unknownModel: .wrongCommandLine
    }
  }

  /// One or two sentences: what is wrong, where, and what would be right.
  public var description: String {
    switch self {
    case .wrongHome(let path):
      """
      XSFF_HOME is set to '\(path)', which has no folders Models and Data. Set it to the folder \
      that holds them, or unset it.
      """
    case .notFound(let tried):
      """
      The folders Models and Data were not found; tried \(tried.joined(separator: ", ")). Set \
      XSFF_HOME to the folder that holds them.
      """
    case .noSuchFile(let path):
      "There is no model file at '\(path)'."
    case .unknownModel(let name, let hint):
      "There is no bundled model '\(name)' and no such file\(hint)"
    }
  }
}
