import Foundation
import GroupTheory
import ResultFiles
import Testing

/// Files between this code and h5py; skipped where Python has no h5py (`H5PY_PYTHON` names another).
@Suite(
  "Files of h5py",
  .enabled(if: Python.withH5py != nil, "no python3 with h5py; set H5PY_PYTHON to one"))
struct PythonFilesTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func run(_ script: String) throws {
    let (status, output) = try Python.run(try #require(Python.withH5py), script)
    try #require(status == 0, "\(output)")
  }

  @Test("h5py opens every dataset and shows complex128 and text")
  func reading() throws {
    let url = folder.file("run.h5")
    try RunFile.write(try ExampleRun.make(), to: url)
    try run(
      """
      import h5py, numpy
      f = h5py.File("\(url.path)")
      def check(name, item):
          if isinstance(item, h5py.Dataset):
              item[()]
              assert isinstance(item.attrs["description"], str), name
              assert len(item.attrs["axes"]) == item.ndim, name
      f.visititems(check)
      assert f["visible_group/characters"].dtype == numpy.complex128
      assert abs(f["visible_group/characters"][1, 1] ** 3 - 1) < 1e-14
      assert f["sectors/name"].asstr()[2] == "2"
      assert "\\u03c9" in f["model/source"].asstr()[()]
      assert f["spectra/0"].shape == (4, 3) and f["spectra/0"].attrs["name"] == "0"
      assert f["xsff/mean"].shape == (3, 3, 40) and f["xsff/mean"].compression == "gzip"
      assert list(f["visible_group/power_maps"].attrs["primes"]) == [3]
      assert f.attrs["format"] == "xsff" and f.attrs["format_version"] == 1
      assert f["model/parameters"].attrs["seed"] == 2**64 - 2
      """)
  }

  @Test(
    "files of h5py are read in every form that it writes",
    arguments: [
      ("'i1'", "'f4'", "numpy.array([b'even', b'odd'])", "'c8'"),
      ("'u2'", "'f8'", "['even', 'odd']", "'c16'"),
      (
        "'>i4'", "'>f8'", "numpy.array(['even', 'odd'], dtype=h5py.string_dtype('ascii', 9))",
        "'f8'"
      ),
      ("'u8'", "'f2'", "numpy.array(['even', 'odd'], dtype='S8')", "'i4'"),
    ])
  func writing(integer: String, real: String, names: String, complex: String) throws {
    let url = folder.file("foreign.h5")
    try run(
      """
      import h5py, numpy
      f = h5py.File("\(url.path)", "w")
      g = f.create_group("visible_group")
      g.attrs["kind"] = numpy.bytes_("finite")
      g["class_sizes"] = numpy.array([1, 1], \(integer))
      g["element_orders"] = numpy.array([1, 2], \(integer))
      g["power_maps"] = numpy.array([[0, 0]], \(integer))
      g["power_maps"].attrs["primes"] = [2]
      g["characters"] = numpy.array([[1, 1], [1, -1]], \(complex))
      s = f.create_group("sectors")
      s["name"] = \(names)
      s["irrep_dimension"] = numpy.array([1, 1], \(integer))
      s["multiplicity"] = numpy.array([3, 2], \(integer))
      f["spectra/0"] = numpy.array([[1, 2, 3], [4, 5, 6]], \(real))
      f["spectra/1"] = numpy.array([[1, 2], [3, 4]], \(real))
      f.close()
      """)
    let file = try RunFile(reading: url)
    #expect(try file.visibleGroup() == ExampleRun.cyclicTable(2))
    let spectra = try file.spectra()
    #expect(spectra.levels == [[[1, 2, 3], [1, 2]], [[4, 5, 6], [3, 4]]])
    #expect(spectra.sectorNames == ["even", "odd"])
  }

  @Test("charges of h5py are read in every form that it writes", arguments: ["'i1'", "'f8'"])
  func charges(number: String) throws {
    let url = folder.file("charges.h5")
    try run(
      """
      import h5py, numpy
      f = h5py.File("\(url.path)", "w")
      f.create_group("visible_group").attrs["kind"] = "charges"
      s = f.create_group("sectors")
      s["name"] = ["a", "b"]
      s["irrep_dimension"] = [1, 1]
      s["multiplicity"] = [2, 1]
      s["charges"] = numpy.array([[1, 0], [-1, 3]], \(number))
      s["charges"].attrs["names"] = numpy.array([b"Sz", b"N"])
      f["spectra/0"] = [[1.0, 2.0]]
      f["spectra/1"] = [[1.0]]
      f.close()
      """)
    let file = try RunFile(reading: url)
    let expected = SectorCharges(names: ["Sz", "N"], values: [[1, 0], [-1, 3]])
    #expect(try file.visibleSymmetry() == .charges(expected))
    #expect(try file.spectra().levels == [[[1, 2], [1]]])
  }
}
