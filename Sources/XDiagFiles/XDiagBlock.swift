/// The Hilbert spaces of XDiag, which a lattice file does not name and its operators tell.
enum XDiagBlock: String, CaseIterable {
  /// Spins ½.
  case spinhalf
  /// Electrons without doubly occupied sites.
  case tJ
  /// Electrons.
  case electron

  /// The local space in the model language.
  var local: String {
    self == .spinhalf ? "spin(1/2)" : "{up: fermion, dn: fermion}"
  }

  /// What lives on the sites, in words.
  func words(_ count: Int) -> String {
    switch self {
    case .spinhalf: "\(count) spins 1/2"
    case .tJ: "\(count) sites of the t-J model"
    case .electron: "\(count) sites with electrons"
    }
  }

  /// Operators on a site of electrons, by the names that those of spins have.
  static let electronOperators: [(name: String, value: String)] = [
    ("Sz", "(up.n - dn.n)/2"), ("Sp", "up.c' * dn.c"), ("Sm", "dn.c' * up.c"), ("N", "up.n + dn.n"),
  ]
}
