/// Gaussian elimination over the integers with sparse rows, by row operations that are kept.
struct Elimination {
  private var rows: [[Int: Int]]
  /// Shape [variable]: the equations that contain it and have no pivot yet.
  private var users: [Set<Int>]
  private(set) var operations: [(target: Int, source: Int, factor: Int)] = []
  /// Each pivot's variable is in no later pivot's row.
  private(set) var pivots: [(equation: Int, variable: Int, row: [Int: Int])] = []

  init(rows: [[Int: Int]], variableCount: Int) {
    self.rows = rows.map { $0.filter { $0.value != 0 } }
    users = [Set<Int>](repeating: [], count: variableCount)
    for (equation, row) in self.rows.enumerated() {
      for variable in row.keys { users[variable].insert(equation) }
    }
  }

  mutating func run() throws {
    var open = Set(users.indices.filter { !users[$0].isEmpty })
    while let variable = open.min(by: { (users[$0].count, $0) < (users[$1].count, $1) }) {
      open.remove(variable)
      if users[variable].isEmpty { continue }
      try isolate(variable)
    }
  }

  /// Euclid's algorithm on the coefficients of a variable, until one equation is left that contains it.
  private mutating func isolate(_ variable: Int) throws {
    while true {
      let source = users[variable].min { a, b in
        let (x, y) = (abs(rows[a][variable]!), abs(rows[b][variable]!))
        return (x, rows[a].count, a) < (y, rows[b].count, b)
      }!
      let pivot = rows[source][variable]!
      for target in users[variable].sorted() where target != source {
        try add(source, to: target, times: -(rows[target][variable]! / pivot))
      }
      if users[variable].count == 1 {
        pivots.append((source, variable, rows[source]))
        for other in rows[source].keys { users[other].remove(source) }
        return
      }
    }
  }

  private mutating func add(_ source: Int, to target: Int, times factor: Int) throws {
    if factor == 0 { return }
    operations.append((target, source, factor))
    for (variable, coefficient) in rows[source] {
      let value = try ModularEquations.checked(rows[target][variable] ?? 0, factor, coefficient)
      if value == 0 {
        rows[target][variable] = nil
        users[variable].remove(target)
      } else {
        rows[target][variable] = value
        users[variable].insert(target)
      }
    }
  }
}

/// Why equations for phases were not solved.
package enum PhaseError: Error, CustomStringConvertible {
  /// Integers grew too large.
  case coefficientsTooLarge

  package var description: String {
    "The equations for the phases of a symmetry need integers that are too large."
  }
}
