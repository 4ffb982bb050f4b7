import Foundation

extension ResourceLocator {
  /// The names of the bundled models, in alphabetical order.
  public var modelNames: [String] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: models.path)) ?? []
    return files.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
  }

  /// The file that a MODEL on the command line means: a path, or the name of a bundled model.
  ///
  /// A bundled name wins over a file of the same name in the current folder; `./name` means the
  /// file. Paths work without any bundled models. `hint` ends the message about an unknown name and
  /// is given that name and the bundled ones.
  ///
  /// Throws: `ResourceError`.
  public static func modelFile(
    for model: String,
    locator: () throws -> ResourceLocator = { try ResourceLocator() },
    hint: (_ name: String, _ bundled: [String]) -> String = {
      "; bundled are \($1.joined(separator: ", "))."
    }
  ) throws -> URL {
    let path = URL(fileURLWithPath: model)
    let exists = FileManager.default.fileExists(atPath: path.path)
    if model.contains("/") || model.hasSuffix(".yaml") || model.hasSuffix(".yml") {
      guard exists else { throw ResourceError.noSuchFile(path: model) }
      return path
    }
    let resources: ResourceLocator
    do { resources = try locator() } catch {
      if exists { return path }
      throw error
    }
    let names = resources.modelNames
    if names.contains(model) { return resources.models.appending(path: model + ".yaml") }
    guard exists else {
      throw ResourceError.unknownModel(name: model, hint: hint(model, names))
    }
    return path
  }
}
