import Foundation
import LatticeModels
import ModelFiles

/// Models for the families of Hamiltonians.
enum FamilyTestModels {
  /// A bundled model.
  static func bundled(_ name: String, _ overrides: [String: String] = [:]) throws -> Model {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Models").standardized
    return try ModelFile.load(
      path: folder.appending(path: "\(name).yaml").path, overrides: overrides)
  }

  /// A model from the text of its file.
  static func model(_ text: String, _ overrides: [String: String] = [:]) throws -> Model {
    let url = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).yaml")
    defer { try? FileManager.default.removeItem(at: url) }
    try text.write(to: url, atomically: true, encoding: .utf8)
    return try ModelFile.load(path: url.path, overrides: overrides)
  }

  /// A ring in a field whose bonds are the terms given, all with the operator of one bond.
  ///
  /// Each term is its name and the condition on its bonds.
  static func ring(_ terms: [(name: String, condition: String)]) throws -> Model {
    let bonds = terms.map { term in
      """
        - name: \(term.name)
          over: bonds
          indices: [j, k]
          where: \(term.condition)
          operator: Sx(j)*Sx(k) + 0.6*Sz(j)*Sz(k)
      """
    }
    return try model(
      """
      format: 1
      name: ring
      sites: {count: 6, local: spin(1/2)}
      lattice: periodic chain
      terms:
      \(bonds.joined(separator: "\n"))
        - name: field
          over: sites
          indices: [j]
          coupling: 0.7
          operator: Sz(j)
      symmetry:
        visible:
          - {name: T, permute: (j + 1) mod 6}
          - {name: R, permute: (-j) mod 6}
        anti-unitary: none
      """)
  }

  /// Spinless fermions on a ring, whose sign changes where they hop across the edge.
  static func fermionRing() throws -> Model {
    try model(
      """
      format: 1
      name: fermion-ring
      sites: {count: 6, local: fermion}
      lattice: periodic chain
      conserve: {total: 3, of: n}
      terms:
        - name: hopping
          over: bonds
          indices: [j, k]
          operator: c(j)' * c(k) + c(k)' * c(j)
        - name: current
          over: bonds
          indices: [j, k]
          operator: im*c(j)' * c(k) - im*c(k)' * c(j)
      symmetry:
        visible:
          - {name: T, permute: (j + 1) mod 6}
        anti-unitary: none
      """)
  }

  /// The XXZ ring in a random field of `Models/README.md`.
  static func randomFieldRing(length: Int) throws -> Model {
    try model(
      """
      format: 1
      name: random-field-ring
      sites: {count: \(length), local: spin(1/2)}
      lattice: periodic chain
      terms:
        - name: exchange
          over: bonds
          indices: [j, k]
          operator: Sx(j)*Sx(k) + Sy(j)*Sy(k) + 0.5*Sz(j)*Sz(k)
        - name: field
          over: sites
          indices: [j]
          coupling: uniform(-1, 1)
          operator: Sz(j)
      symmetry:
        visible:
          - {name: Rz, on-site: exp(im*pi*(Sz - 1/2))}
        anti-unitary:
          - {name: K, on-site: 1}
      """)
  }
}
