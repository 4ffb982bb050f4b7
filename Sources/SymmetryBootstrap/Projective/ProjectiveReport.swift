import GroupTheory

/// A projective solution as programs read it.
struct ProjectiveReport: Encodable, Sendable {
  let rank: Int
  let reading = Reading.projective.rawValue
  let index: Int
  let order: Int
  /// The observed irreps of one class of cocycles.
  let irreps: [BootstrapReport.Irrep]
  /// The linear irreps of G, in the order of `characterTable`.
  let linearIrreps: [BootstrapReport.Irrep]
  /// Shape [α, β, γ]: how often the linear irrep γ is in α ⊗ β̄.
  let gradedFusion: [[[Int]]]
  /// That of G.
  let characterTable: CharacterTableReport
  let groups: [GroupName]
  let isVisibleNormal: Bool
  /// The order of the cocycle's class in H²(G, U(1)).
  let cocycleOrder: Int
  let extensions: [Extension]
  let evidence: BootstrapReport.Evidence?

  struct Extension: Encodable, Sendable {
    let order: Int
    let id: Int
    let name: String
    /// The order m of the central subgroup.
    let centreOrder: Int
    let centralClass: Int
    /// Shape [observed irrep]: the irrep of the extension.
    let irreps: [Int]
    /// Shape [class of the extension]: the class of G.
    let quotientClasses: [Int]
    let containsVisible: Bool
    let isVisibleNormal: Bool
    /// Its visible fusion is that of N where it contains N.
    let characterTable: CharacterTableReport
  }

  init(_ solution: ProjectiveSolution, best: Double?) {
    let (data, table) = (solution.candidate.data, solution.table)
    rank = solution.rank
    index = solution.index
    order = solution.order
    irreps = zip(data.vectors.indices, solution.candidate.multiplicities).flatMap { k, count in
      [BootstrapReport.Irrep](
        repeating: .init(dimension: data.dimensions[k], branching: data.vectors[k], observed: true),
        count: count)
    }
    linearIrreps = zip(table.dimensions, solution.linearBranching).map {
      BootstrapReport.Irrep(dimension: $0, branching: $1, observed: false)
    }
    gradedFusion = solution.fusion
    characterTable = CharacterTableReport(table, visibleFusion: solution.visibleFusion)
    groups = solution.groups
    isVisibleNormal = solution.isVisibleNormal
    cocycleOrder = solution.cocycleOrder
    extensions = solution.extensions.map { own in
      Extension(
        order: own.group.order, id: own.group.id, name: own.group.name,
        centreOrder: own.centreOrder, centralClass: own.centralClass, irreps: own.irreps,
        quotientClasses: own.quotientClasses, containsVisible: own.visibleFusion != nil,
        isVisibleNormal: own.isVisibleNormal(data.visible),
        characterTable: CharacterTableReport(own.table, visibleFusion: own.visibleFusion))
    }
    evidence = solution.evidence.map { BootstrapReport.Evidence($0, best: best ?? $0.total) }
  }
}

extension BootstrapReport {
  /// A solution of any reading.
  enum RankedSolution: Encodable, Sendable {
    case linear(Solution)
    case projective(ProjectiveReport)

    /// All solutions of an answer, by rank.
    static func all(of answer: BootstrapAnswer) -> [RankedSolution] {
      let best = answer.bestEvidence
      let linear = answer.solutions.map {
        RankedSolution.linear(Solution($0, of: answer, best: best))
      }
      let projective = (answer.projective?.solutions ?? []).map {
        RankedSolution.projective(ProjectiveReport($0, best: best))
      }
      let all = linear + projective
      return order(of: answer).map { all[$0] }
    }

    /// Shape [linear solution]: its place among all.
    static func places(of answer: BootstrapAnswer) -> [Int] {
      let order = order(of: answer)
      return answer.solutions.indices.map { order.firstIndex(of: $0)! }
    }

    private static func order(of answer: BootstrapAnswer) -> [Int] {
      let ranks = answer.solutions.map(\.rank) + (answer.projective?.solutions ?? []).map(\.rank)
      return ranks.indices.sorted { (ranks[$0], $0) < (ranks[$1], $1) }
    }

    func encode(to encoder: any Encoder) throws {
      switch self {
      case .linear(let solution): try solution.encode(to: encoder)
      case .projective(let solution): try solution.encode(to: encoder)
      }
    }
  }
}

extension BootstrapAnswer {
  /// The candidates of projective readings as programs read them.
  var projectiveCandidates: [BootstrapReport.Candidate] {
    let fates = projective?.fates ?? []
    let likeliest = fates.compactMap(\.evidence?.total).max()
    return fates.map {
      BootstrapReport.Candidate($0, observed: data, likeliest: likeliest, reading: .projective)
    }
  }
}
