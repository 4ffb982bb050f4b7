import Foundation
import Testing

/// A Python interpreter with h5py and matplotlib, where there is one.
private let python: String? = {
  let named = ProcessInfo.processInfo.environment["H5PY_PYTHON"]
  return [named, "python3"].compactMap { $0 }.first { python in
    guard let folder = try? TemporaryFolder() else { return false }
    return (try? Python.run(python, "import h5py, matplotlib", in: folder))?.status == 0
  }
}()

@Suite(
  "The examples with matplotlib",
  .enabled(if: python != nil, "no python3 with h5py and matplotlib; set H5PY_PYTHON to one"))
struct MatplotlibExampleTests {
  @Test(
    "draws a run with few sectors and one without curves of pairs",
    arguments: ["s3-chain", "fermi-hubbard"])
  func draws(model: String) throws {
    let folder = try TemporaryFolder()
    let computed = try Program.xsff.run(
      "compute", model, "--samples", "3", "--quiet", "-o", "run.h5", in: folder)
    try #require(computed.status == 0, "\(computed.errors)")
    let script = Program.packageRoot.appending(path: "Examples/matplotlib/plot_run.py").path
    let result = try RunningCommand(
      URL(fileURLWithPath: "/usr/bin/env"), [try #require(python), script, "run.h5", "run.png"],
      in: folder
    ).result()
    #expect(result.status == 0, "\(result.errors)")
    let image = try Data(contentsOf: folder.file("run.png"))
    #expect(image.prefix(4).dropFirst() == Data("PNG".utf8) && image.count > 10_000)
  }

  @Test("the notebook runs from its first cell to its last, and prints the group")
  func notebook() throws {
    let folder = try TemporaryFolder()
    for (program, arguments) in [
      (Program.xsff, ["compute", "s3-chain", "--set", "L=6", "--samples", "100", "--quiet"]),
      (.bootstrap, ["solve", "s3-chain.h5"]),
    ] {
      let result = try program.run(arguments, in: folder)
      try #require(result.status == 0, "\(result.errors)")
    }
    let path = Program.packageRoot.appending(path: "Examples/notebook/first-look.ipynb").path
    let result = try Python.run(
      try #require(python),
      """
      import json, matplotlib
      matplotlib.use("Agg")
      names = {}
      for cell in json.load(open("\(path)", encoding="utf-8"))["cells"]:
          if cell["cell_type"] == "code": exec("".join(cell["source"]), names)
      """, in: folder)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("G = ['S3'] of order 6"))
  }
}
