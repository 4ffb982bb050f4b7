import GroupTheory
import Numerics

/// How many states of every irrep of a point group electrons in orbitals have, for each number of electrons and each spin.
///
/// N↑ and N↓ electrons in orbitals with the representation V make Λ^N↑ V ⊗ Λ^N↓ V, with the character e_N↑(g) e_N↓(g) of elementary symmetric
/// polynomials in the eigenvalues of g; those of spin S are what (N/2 + S, N/2 - S) has and (N/2 + S + 1, N/2 - S - 1) has not.
struct OrbitalFilling {
  private let table: CharacterTable
  /// Shape [number of electrons of one spin][class].
  private let exterior: [[Complex<Double>]]

  /// `orbitals` says how often V holds each irrep of the table.
  init(_ orbitals: [Int], table: CharacterTable) {
    self.table = table
    let count = zip(orbitals, table.dimensions).reduce(0) { $0 + $1.0 * $1.1 }
    let powers = table.classPowers.powers
    let rows = table.complexCharacters
    func sum(_ power: Int, _ place: Int) -> Complex<Double> {
      let own = powers[place]
      let image = own[power % own.count]
      return zip(orbitals, rows).reduce(.zero) { $0 + Complex(Double($1.0)) * $1.1[image] }
    }
    var exterior = [[Complex<Double>]](
      repeating: [], count: count + 1)
    exterior[0] = table.classSizes.map { _ in .one }
    for k in stride(from: 1, through: count, by: 1) {
      exterior[k] = table.classSizes.indices.map { place in
        // Newton's identities.
        let terms = (1...k).map { i in
          exterior[k - i][place] * sum(i, place) * Complex(i % 2 == 1 ? 1.0 : -1)
        }
        return terms.reduce(.zero, +) / Complex(Double(k))
      }
    }
    self.exterior = exterior
  }

  /// How often the irrep occurs among states of spin S.
  func count(_ irrep: Int, electrons: Int, doubledSpin: Int) -> Int {
    let (up, down) = ((electrons + doubledSpin) / 2, (electrons - doubledSpin) / 2)
    return count(irrep, up, down) - count(irrep, up + 1, down - 1)
  }

  private func count(_ irrep: Int, _ up: Int, _ down: Int) -> Int {
    guard exterior.indices.contains(up), exterior.indices.contains(down) else { return 0 }
    var sum = Complex<Double>.zero
    for (place, size) in table.classSizes.enumerated() {
      sum +=
        Complex(Double(size)) * table.complexCharacters[irrep][place].conjugate
        * exterior[up][place] * exterior[down][place]
    }
    return Int((sum.real / Double(table.order)).rounded())
  }
}
