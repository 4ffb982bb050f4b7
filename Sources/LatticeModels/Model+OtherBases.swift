import Numerics

extension Model {
  /// Other local bases in which all visible generators are monomial, each for the sites of one dimension, at most so many.
  ///
  /// Models whose states are selected or labelled by their levels have none, and sites of many levels are left alone: their operators
  /// would take long to multiply.
  package func otherBases(limit: Int) -> [LocalBasis] {
    guard conservedTotal == nil, constraint == nil, charges.isEmpty,
      visibleGenerators.allSatisfy({ $0.operation.fermions.isEmpty })
    else { return [] }
    let onSite = visibleGenerators.map { $0.operation.onSiteMatrices }
    let dimensions = Set(siteDimensions).filter { $0 <= Self.mostLevels }
    return dimensions.sorted().flatMap { dimension -> [LocalBasis] in
      var demands = MonomialBasis.Demands()
      for (site, own) in siteDimensions.enumerated() where own == dimension {
        for matrix in onSite.map({ LocalMatrix($0[site]) })
        where !demands.unitary.contains(where: matrix.isProportional) {
          demands.unitary.append(matrix)
        }
      }
      let found = try? MonomialBasis.all(demands, dimension: dimension, limit: limit)
      return (found ?? []).filter { !$0.isMonomial }.map { basis in
        LocalBasis(matrices: siteDimensions.map { $0 == dimension ? basis.rows : nil })
      }
    }
  }

  /// The same model in another local basis, without what people read and without anti-unitary generators; nil where a generator is
  /// not monomial there, where fermions have strings, or where the terms would get more than twice as many elements.
  package func turned(by basis: LocalBasis) -> Model? {
    let generators = visibleGenerators.compactMap { generator -> SymmetryGenerator? in
      let own = generator.operation
      return try? SymmetryGenerator(
        name: generator.name,
        operation: MonomialOperator(
          dimensions: siteDimensions, sitePermutation: own.sitePermutation,
          onSite: basis.changed(
            own.onSiteMatrices, images: own.sitePermutation, isAntiunitary: false),
          phase: Complex(length: 1, phase: own.angle(of: own.globalPhase))))
    }
    guard generators.count == visibleGenerators.count,
      structures.flatMap(\.operators).allSatisfy({
        $0.parityString.isEmpty && $0.columns.count <= Self.mostConfigurations
      })
    else { return nil }
    let turned = structures.map { basis.changed($0) }
    guard turned.elementCount <= 2 * structures.elementCount else { return nil }
    return Model(
      name: name, siteDimensions: siteDimensions, structures: turned, strengths: strengths,
      variables: variables, floquet: floquet, visibleGenerators: generators,
      defaultSamples: defaultSamples)
  }

  /// The most levels of a site whose basis is changed.
  private static var mostLevels: Int { 8 }
  /// The most local configurations of an operator that is turned.
  private static var mostConfigurations: Int { 256 }
}

extension [CouplingStructure] {
  /// The number of elements of all local operators.
  fileprivate var elementCount: Int {
    flatMap(\.operators).reduce(0) { $0 + $1.columns.reduce(0) { $0 + $1.count } }
  }
}

extension MonomialOperator {
  /// The matrices that act on the sites after these have moved, without the global phase. Shape [site][row][column].
  fileprivate var onSiteMatrices: [LocalSpace.Matrix] {
    var matrices = dimensions.map {
      LocalSpace.Matrix(repeating: Array(repeating: .zero, count: $0), count: $0)
    }
    for (site, image) in sitePermutation.enumerated() {
      for (level, target) in levelPermutations[site].enumerated() {
        matrices[image][target][level] = Complex(length: 1, phase: angle(of: phases[site][level]))
      }
    }
    return matrices
  }

  fileprivate func angle(of exponent: Int) -> Double {
    2 * Double.pi * Double(exponent) / Double(phaseOrder)
  }
}
