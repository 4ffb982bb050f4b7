import Foundation
import Testing

/// Powers of ζn beyond half of an odd n once stood as letters in the tables, with sums as legend.
@Suite("Roots of unity in printed tables")
struct RootsOfUnityInTablesTests {
  private static let model = """
    format: 1
    name: asymmetric
    sites: {count: 3, local: qubit}
    lattice: open chain
    terms:
      - {name: J, over: bonds, coupling: 'normal(1, 0.1)', operator: Z(j)*Z(k)}
      - {name: h, over: sites, coupling: 'normal(1, 0.1)', operator: X(j) + Z(j)}
    """

  @Test(
    "cyclic groups have tables of powers of one root",
    arguments: [
      (
        3,
        """
        from N       1a     .     .
        χ1            1     1     1  1  all
        χ2            1    ζ3  ζ3^2  0  1a
        χ3            1  ζ3^2    ζ3  0  1a
        Classes
        """
      ),
      (
        4,
        """
        from N       1a   .   .   .
        χ1            1   1   1   1  1  all
        χ2            1   1  -1  -1  1  1a 2a
        χ3            1  -1   i  -i  0  1a
        χ4            1  -1  -i   i  0  1a
        Classes
        """
      ),
    ])
  func cyclicGroup(order: Int, table: String) throws {
    #expect(try output(index: order).contains(table))
  }

  @Test("no letters for groups with roots of one order", arguments: [5, 7, 9, 12])
  func letters(order: Int) throws {
    #expect(try !output(index: order).contains("A ="))
  }

  private func output(index: Int) throws -> String {
    let folder = try TemporaryFolder()
    try folder.write(Self.model, to: "model.yaml")
    let computed = try Program.xsff.run("compute", "model.yaml", "-q", "-o", "a.h5", in: folder)
    try #require(computed.status == 0, "\(computed.errors)")
    let solved = try Program.bootstrap.run(
      "solve", "a.h5", "--from", "spectra", "--index", "\(index)", in: folder)
    try #require(solved.status == 0, "\(solved.errors)")
    return solved.output
  }
}
