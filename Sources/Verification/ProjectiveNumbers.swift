/// A stored projective solution as bare numbers: a linear group G, and central extensions of it in which the observed irreps
/// are linear.
public struct ProjectiveNumbers: Sendable {
  /// p = [G:N].
  public let index: Int
  /// The order of the cocycle's class.
  public let cocycleOrder: Int
  /// Shape [observed irrep]: D_α.
  public let dimensions: [Int]
  /// Shape [observed irrep, irrep of N]: b_{αλ}.
  public let branching: [[Int]]
  /// The linear irreps of G, which are not observed.
  public let table: TableNumbers
  /// Shape [linear irrep, irrep of N].
  public let linearBranching: [[Int]]
  /// Shape [class of N]: the class of G.
  public let visibleFusion: [Int]
  /// Shape [alpha, beta, gamma]: how often the linear irrep γ is in α ⊗ β̄, observed irreps both.
  public let gradedFusion: [[[Int]]]
  /// The extensions.
  public let extensions: [Extension]

  /// A central extension E of G by Z_k.
  public struct Extension: Sendable {
    /// For messages.
    public let name: String
    /// The irreps of E.
    public let table: TableNumbers
    /// k.
    public let centreOrder: Int
    /// The class of the generator of Z_k that is exp(2πi/k) in the observed irreps.
    public let centralClass: Int
    /// Shape [observed irrep]: the irrep of E.
    public let irreps: [Int]
    /// Shape [class of E]: the class of G.
    public let quotientClasses: [Int]
    /// Shape [class of N]: the class of E; nil where E holds N with other phases only.
    public let visibleFusion: [Int]?

    /// An extension from its numbers, whatever they are.
    public init(
      name: String, table: TableNumbers, centreOrder: Int, centralClass: Int, irreps: [Int],
      quotientClasses: [Int], visibleFusion: [Int]?
    ) {
      (self.name, self.table, self.irreps) = (name, table, irreps)
      (self.centreOrder, self.centralClass) = (centreOrder, centralClass)
      (self.quotientClasses, self.visibleFusion) = (quotientClasses, visibleFusion)
    }
  }

  /// A solution from its numbers, whatever they are.
  public init(
    index: Int, cocycleOrder: Int, dimensions: [Int], branching: [[Int]], table: TableNumbers,
    linearBranching: [[Int]], visibleFusion: [Int], gradedFusion: [[[Int]]],
    extensions: [Extension]
  ) {
    (self.index, self.cocycleOrder, self.dimensions) = (index, cocycleOrder, dimensions)
    (self.branching, self.table, self.linearBranching) = (branching, table, linearBranching)
    (self.visibleFusion, self.gradedFusion) = (visibleFusion, gradedFusion)
    self.extensions = extensions
  }

  /// Why the arrays do not belong together.
  func shapeFailure(sectors: Int) -> String? {
    if let failure = table.shapeFailure { return failure }
    let (count, rank) = (dimensions.count, table.range.count)
    func isTable(_ rows: [[Int]], _ height: Int, _ width: Int) -> Bool {
      rows.count == height && rows.allSatisfy { $0.count == width }
    }
    if !isTable(branching, count, sectors) { return "branching is not [\(count), \(sectors)]" }
    if !isTable(linearBranching, rank, sectors) {
      return "linear branching is not [\(rank), \(sectors)]"
    }
    if gradedFusion.count != count || !gradedFusion.allSatisfy({ isTable($0, count, rank) }) {
      return "graded_fusion is not [\(count), \(count), \(rank)]"
    }
    if visibleFusion.count != sectors || !visibleFusion.allSatisfy((0..<rank).contains) {
      return "visible_fusion does not give a class of G for every class of N"
    }
    if extensions.isEmpty { return "there is no extension" }
    return extensions.lazy.compactMap { own in
      own.shapeFailure(observed: count, quotient: rank, sectors: sectors)
        .map { "\(own.name): \($0)" }
    }.first
  }
}

extension ProjectiveNumbers.Extension {
  fileprivate func shapeFailure(observed: Int, quotient: Int, sectors: Int) -> String? {
    if let failure = table.shapeFailure { return failure }
    let range = table.range
    if irreps.count != observed || !irreps.allSatisfy(range.contains) {
      return "observed_irreps does not give an irrep for every observed one"
    }
    if quotientClasses.count != range.count
      || !quotientClasses.allSatisfy((0..<quotient).contains)
    {
      return "quotient_classes does not give a class of G for every class"
    }
    let fusion = visibleFusion ?? [Int](repeating: 0, count: sectors)
    if fusion.count != sectors || !fusion.allSatisfy(range.contains) {
      return "visible_fusion does not give a class for every class of N"
    }
    return range.contains(centralClass) && centreOrder > 0 ? nil : "there is no centre"
  }
}
