import PeerModels

/// The models of HΦ, with operators by the names that their model files have.
enum HPhiModel: String {
  case spin = "Spin"
  case hubbard = "Hubbard"
  case kondo = "Kondo"

  /// The local space; `twiceSpin` is 2S of localized spins.
  func local(twiceSpin: Int) -> String {
    let spin = twiceSpin % 2 == 0 ? "spin(\(twiceSpin / 2))" : "spin(\(twiceSpin)/2)"
    switch self {
    case .spin: return spin
    case .hubbard: return "{up: fermion, down: fermion}"
    case .kondo: return "{up: fermion, down: fermion, loc: \(spin)}"
    }
  }

  /// A spin matrix of the spin, or of the electron, at a site.
  func spin(_ axis: Character, _ site: String) -> String {
    self == .spin ? "S\(axis)(\(site))" : "s\(axis)(\(site))"
  }

  /// Operators of electrons that a model file defines.
  static let electronOperators: [(name: String, value: String)] = [
    ("N", "up.n + down.n"), ("sx", "(up.c' * down.c + down.c' * up.c)/2"),
    ("sy", "im*(down.c' * up.c - up.c' * down.c)/2"), ("sz", "(up.n - down.n)/2"),
  ]

  /// Those that terms use.
  func operators(of terms: [ModelText.Term]) -> [(name: String, value: String)] {
    guard self != .spin else { return [] }
    return Self.electronOperators.filter { name, _ in
      terms.contains { term in
        term.operation.ranges(of: "\(name)(").contains { range in
          range.lowerBound == term.operation.startIndex
            || !(term.operation[term.operation.index(before: range.lowerBound)].isLetter
              || term.operation[term.operation.index(before: range.lowerBound)] == ".")
        }
      }
    }
  }

  /// Fixed numbers of electrons and 2 Sz, where they are fixed.
  func conserved(electrons: Int?, twiceSz: Int?) -> [(total: String, of: String)] {
    switch self {
    case .spin: return twiceSz.map { [("\($0)", "2*Sz")] } ?? []
    case .hubbard:
      guard let electrons else { return [] }
      guard let twiceSz else { return [("\(electrons)", "up.n + down.n")] }
      return [
        ("\((electrons + twiceSz) / 2)", "up.n + 0*down.n"),
        ("\((electrons - twiceSz) / 2)", "0*up.n + down.n"),
      ]
    case .kondo:
      let number = electrons.map { [("\($0)", "up.n + down.n + 0*loc.Sz")] } ?? []
      return number + (twiceSz.map { [("\($0)", "up.n - down.n + 2*loc.Sz")] } ?? [])
    }
  }

  /// The charges that a file without fixed numbers may have as sectors.
  var charges: [(name: String, of: String)] {
    switch self {
    case .spin: [("2Sz", "2*Sz")]
    case .hubbard: [("N_up", "up.n"), ("N_down", "down.n")]
    case .kondo: [("N", "up.n + down.n"), ("2Sz", "up.n - down.n + 2*loc.Sz")]
    }
  }
}
