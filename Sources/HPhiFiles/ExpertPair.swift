/// The one or two sites of an entry of a definition file, and what the entry's keyword makes of them.
struct ExpertPair {
  /// Their sites in the model file.
  let cells: [Int]
  private let sites: ExpertSites
  private let isElectron: (Bool, Bool)

  init(_ numbers: [Int], sites: ExpertSites) {
    let (first, second) = (numbers[0], numbers.last!)
    self.sites = sites
    cells = [sites.cells[first], sites.cells[second]]
    isElectron = (sites.isElectron[first], sites.isElectron[second])
  }

  /// Whether both sites hold electrons.
  var isOfElectrons: Bool { isElectron.0 && isElectron.1 }

  /// The names of the sites in an operator.
  private var names: (String, String) { ("i", cells[0] == cells[1] ? "i" : "j") }

  /// The operator that a keyword means with the sign of its coefficient; nil where it needs electrons.
  func operation(_ keyword: String) -> (text: String, sign: Double)? {
    let (i, j) = names
    switch keyword {
    case "CoulombIntra": return isElectron.0 ? ("up.n(i)*down.n(i)", 1) : nil
    case "CoulombInter": return (densities, 1)
    case "Hund": return ("\(parallel(true)) + \(parallel(false))", -1)
    case "PairHop":
      return isOfElectrons
        ? ("up.c(\(i))'*up.c(\(j))*down.c(\(i))'*down.c(\(j)) + h.c.", 1) : nil
    case "Exchange":
      // For electrons c†_{i↑} c_{j↑} c†_{j↓} c_{i↓} + … = -(S+_i S-_j + S-_i S+_j).
      return ("\(spins("p", "m")) + \(spins("m", "p"))", isOfElectrons ? -1 : 1)
    case "Ising": return (spins("z", "z"), 1)
    default: return ("\(spins("p", "p")) + \(spins("m", "m"))", 1)
    }
  }

  /// n n, where a localized spin counts as 1.
  private var densities: String {
    let factors = [(names.0, isElectron.0), (names.1, isElectron.1)].filter(\.1)
    return factors.isEmpty ? "1" : factors.map { "N(\($0.0))" }.joined(separator: "*")
  }

  /// n_s n_s of one spin direction.
  private func parallel(_ up: Bool) -> String {
    [(names.0, isElectron.0), (names.1, isElectron.1)].map { site, isElectron in
      isElectron
        ? "\(up ? "up" : "down").n(\(site))"
        : "(1/2 \(up ? "+" : "-") \(sites.spin("z", site, isElectron: false)))"
    }.joined(separator: "*")
  }

  private func spins(_ first: String, _ second: String) -> String {
    "\(sites.spin(first, names.0, isElectron: isElectron.0))*\(sites.spin(second, names.1, isElectron: isElectron.1))"
  }
}
