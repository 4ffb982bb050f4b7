/// A correlation kernel with the quadrature rules that make it a matrix on stretches of any length.
struct KernelQuadrature {
  let kernel: BulkKernel
  private let rules: [GaussLegendreRule]
  private let integrations: [[Double]]

  /// For pairs of adjacent stretches up to `length` together.
  init(_ ensemble: LevelEnsemble, length: Double) {
    kernel = BulkKernel(ensemble, range: length)
    rules = (1...Self.nodeCount(length: length, ensemble: ensemble)).map(GaussLegendreRule.init)
    integrations = rules.map { $0.integrationMatrix() }
  }

  private static func nodeCount(length: Double, ensemble: LevelEnsemble) -> Int {
    4 + Int(length * (ensemble == .symplectic ? 4 : 2))
  }
}

extension KernelQuadrature {
  /// Quadrature nodes on one or two adjacent stretches.
  struct Nodes {
    private(set) var places: [Double] = []
    private var weights: [Double] = []
    /// For each stretch its first node, its half length and its rule.
    private var parts: [(start: Int, half: Double, rule: Int)] = []
    private let integrations: [[Double]]

    init(stretches: [(Double, Double)], rules: KernelQuadrature) {
      integrations = rules.integrations
      for (lower, upper) in stretches {
        let count = nodeCount(length: upper - lower, ensemble: rules.kernel.ensemble)
        let (moved, scaled) = rules.rules[count - 1].scaled(from: lower, to: upper)
        parts.append((places.count, (upper - lower) / 2, count - 1))
        places += moved
        weights += scaled
      }
    }

    /// 1 - K W with the quadrature weights W. Rows and columns: [component, node].
    func identityMinusKernel(_ kernel: BulkKernel) -> SquareMatrix {
      let n = places.count
      var matrix = SquareMatrix(identity: kernel.components * n)
      for i in 0..<n {
        for j in 0..<n {
          add(-kernel.smooth(places[i] - places[j]), at: i, j, to: &matrix, kernel)
        }
      }
      if kernel.ensemble == .orthogonal { addJump(to: &matrix) }
      return matrix
    }

    /// Adds a kernel's value at two nodes, with the weight of the second.
    func add(
      _ value: BulkKernel.Value, at i: Int, _ j: Int, to matrix: inout SquareMatrix,
      _ kernel: BulkKernel
    ) {
      let n = places.count
      matrix[i, j] += value.first * weights[j]
      if kernel.components == 1 { return }
      matrix[i, n + j] += value.upper * weights[j]
      matrix[n + i, j] += value.lower * weights[j]
      matrix[n + i, n + j] += value.second * weights[j]
    }

    /// Adds ½ ∫ sgn(u - v) f(v) dv to the lower left block.
    private func addJump(to matrix: inout SquareMatrix) {
      let n = places.count
      for (p, part) in parts.enumerated() {
        let count = part.rule + 1
        for i in 0..<count {
          let row = n + part.start + i
          for j in 0..<count {
            matrix[row, part.start + j] +=
              part.half * integrations[part.rule][i * count + j] - weights[part.start + j] / 2
          }
          for (q, other) in parts.enumerated() where q != p {
            for j in other.start...(other.start + other.rule) {
              matrix[row, j] += (q < p ? 0.5 : -0.5) * weights[j]
            }
          }
        }
      }
    }
  }
}
