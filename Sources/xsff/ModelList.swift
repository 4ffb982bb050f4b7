import ArgumentParser
import CommandSupport
import ExactDiagonalization
import ModelFiles

/// `xsff models`: the bundled model files, a line each.
struct ModelList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "models", abstract: "List the bundled models.",
    discussion: """
      Any of them serves where a command takes a model.

      Example:

        xsff models
        xsff inspect s3-chain
      """)

  func run() throws {
    let locator = try ResourceLocator()
    var table = TextTable(
      header: ["model", "dim H", "order of N", "title"],
      alignments: [.left, .right, .right, .left])
    for name in locator.modelNames {
      table.append([name] + Self.cells(locator.models.appending(path: name + ".yaml").path))
    }
    let legend =
      "Sizes are the defaults; N is the visible symmetry group. Files: \(locator.models.path)"
    try StandardStream.output.write("\(table.rendered())\n\(legend)\n")
  }

  /// A file that cannot be read must not hide the others.
  private static func cells(_ path: String) -> [String] {
    do {
      let model = try ModelFile.load(path: path)
      let plan = try SectorPlan(model)
      return ["\(plan.hilbertSpaceDimension)", plan.orderText, model.title]
    } catch {
      return ["-", "-", "cannot be used: \(error)"]
    }
  }
}
