import Numerics

/// The search for a local basis in which all generators of a model are monomial.
///
/// The same basis is tried for all sites of a kind first. Otherwise the basis of one site is carried along the generators to those
/// that they connect it with; what comes back to the site has to be monomial there.
package struct LocalBasisSearch {
  /// A generator by its floating-point matrices: P moves site j to `images[j]`, then `onSite[j]` acts on site j; before both, an
  /// anti-unitary one conjugates.
  package struct Generator {
    let name: String
    let onSite: [LocalMatrix]
    let images: [Int]
    let isAntiunitary: Bool

    package init(
      name: String, onSite: [LocalSpace.Matrix], images: [Int], isAntiunitary: Bool
    ) {
      self.name = name
      self.onSite = onSite.map { LocalMatrix($0) }
      (self.images, self.isAntiunitary) = (images, isAntiunitary)
    }
  }

  private let generators: [Generator]
  private let dimensions: [Int]
  private let kinds: [Int]
  private let partitions: [[[Int]]]
  private let rigid: Set<Int>

  /// - Parameters:
  ///   - kinds: The kind of every site; generators that exchange kinds make one of them.
  ///   - partitions: Values that levels of one superposition must share. Shape [quantity][site][level].
  ///   - rigid: Sites that keep their levels.
  package init(
    _ generators: [Generator], dimensions: [Int], kinds: [Int], partitions: [[[Int]]],
    rigid: Set<Int>
  ) {
    self.generators = generators
    (self.dimensions, self.partitions, self.rigid) = (dimensions, partitions, rigid)
    var joined = kinds
    for generator in generators {
      for (site, image) in generator.images.enumerated() where joined[site] != joined[image] {
        let (kept, lost) = (joined[site], joined[image])
        joined = joined.map { $0 == lost ? kept : $0 }
      }
    }
    self.kinds = joined
  }

  /// Nil where all generators are monomial already, or are no operators that could become so.
  package func basis() throws(LocalBasisError) -> LocalBasis? {
    let isSound = generators.allSatisfy { generator in
      generator.images.indices.allSatisfy { dimensions[$0] == dimensions[generator.images[$0]] }
        && generator.onSite.indices.allSatisfy {
          generator.onSite[$0].dimension == dimensions[$0] && generator.onSite[$0].isUnitary
        }
    }
    guard isSound else { return nil }
    var matrices = [LocalSpace.Matrix?](repeating: nil, count: dimensions.count)
    for kind in Set(kinds).sorted() {
      let sites = kinds.indices.filter { kinds[$0] == kind }
      let isMonomial = generators.allSatisfy { generator in
        sites.allSatisfy { generator.onSite[$0].isMonomial }
      }
      if isMonomial { continue }
      for (site, matrix) in try bases(of: sites) { matrices[site] = matrix.rows }
    }
    return matrices.allSatisfy { $0 == nil } ? nil : LocalBasis(matrices: matrices)
  }

  private func bases(of sites: [Int]) throws(LocalBasisError) -> [Int: LocalMatrix] {
    let names = generators.filter { generator in
      sites.contains { !generator.onSite[$0].isMonomial }
    }.map(\.name)
    if sites.contains(where: rigid.contains) {
      throw LocalBasisError(generators: names, reason: .rigid)
    }
    do {
      return try uniform(sites)
    } catch {
      do {
        return try connected(sites)
      } catch {
        let involved = generators.filter { generator in
          sites.contains { !generator.onSite[$0].isProportional(to: .identity(dimensions[$0])) }
        }.map(\.name)
        switch error {
        case .noBasis: throw LocalBasisError(generators: involved, reason: .noBasis)
        case .tooManyOperators(let limit):
          throw LocalBasisError(generators: involved, reason: .tooManyOperators(limit: limit))
        }
      }
    }
  }

  /// One basis for all.
  private func uniform(_ sites: [Int]) throws(MonomialBasis.Failure) -> [Int: LocalMatrix] {
    var demands = MonomialBasis.Demands()
    for site in sites {
      for generator in generators { demands.add(generator.onSite[site], generator) }
      demands.add(projectors(of: site))
    }
    let basis = try MonomialBasis.find(demands, dimension: dimensions[sites[0]])
    return Dictionary(uniqueKeysWithValues: sites.map { ($0, basis) })
  }

  /// A basis for one site of each set that generators connect, carried on to the others.
  private func connected(_ sites: [Int]) throws(MonomialBasis.Failure) -> [Int: LocalMatrix] {
    var bases: [Int: LocalMatrix] = [:]
    for root in sites where bases[root] == nil {
      let ways = ways(from: root)
      var demands = MonomialBasis.Demands()
      for (site, way) in ways {
        for generator in generators {
          guard let end = ways[generator.images[site]] else { throw .noBasis }
          let start = generator.isAntiunitary ? way.conjugate : way
          demands.add(
            end.adjoint * generator.onSite[generator.images[site]] * start, generator)
        }
        demands.add(projectors(of: site).map { $0.map { way.adjoint * $0 * way } })
      }
      let basis = try MonomialBasis.find(demands, dimension: dimensions[root])
      for (site, way) in ways { bases[site] = way * basis }
    }
    return bases
  }

  /// What the unitary generators do on the way from a site to each one that they move it to.
  private func ways(from root: Int) -> [Int: LocalMatrix] {
    var ways = [root: LocalMatrix.identity(dimensions[root])]
    var queue = [root]
    while let site = queue.popLast() {
      for generator in generators where !generator.isAntiunitary {
        let image = generator.images[site]
        if ways[image] != nil { continue }
        ways[image] = generator.onSite[image] * ways[site]!
        queue.append(image)
      }
    }
    return ways
  }

  /// For every quantity that tells levels of a site apart the projectors on its values.
  private func projectors(of site: Int) -> [[LocalMatrix]] {
    partitions.compactMap { quantity in
      let values = Set(quantity[site]).sorted()
      if values.count < 2 { return nil }
      return values.map { value in
        LocalMatrix(dimension: dimensions[site]) { row, column in
          row == column && quantity[site][row] == value ? .one : .zero
        }
      }
    }
  }
}

extension MonomialBasis.Demands {
  fileprivate mutating func add(
    _ matrix: LocalMatrix, _ generator: LocalBasisSearch.Generator
  ) {
    if generator.isAntiunitary {
      if !antiunitary.contains(where: matrix.isProportional) { antiunitary.append(matrix) }
    } else if !unitary.contains(where: matrix.isProportional) {
      unitary.append(matrix)
    }
  }

  fileprivate mutating func add(_ projectors: [[LocalMatrix]]) {
    for resolution in projectors {
      let isKnown = diagonal.contains { known in
        known.count == resolution.count
          && known.allSatisfy { own in resolution.contains(where: own.isClose) }
      }
      if !isKnown { diagonal.append(resolution) }
    }
  }
}

/// Why generators cannot be made monomial by a change of the local basis.
package struct LocalBasisError: Error, CustomStringConvertible {
  /// Why.
  package enum Reason: Sendable {
    case rigid
    case tooManyOperators(limit: Int)
    case noBasis
  }

  /// The generators that are in the way of each other.
  package let generators: [String]
  /// Why.
  package let reason: Reason

  package var description: String {
    let names = generators.map { "'\($0)'" }.joined(separator: ", ")
    let one = generators.count == 1
    let subject = one ? "the generator \(names) is not monomial" : "the generators \(names)"
    switch reason {
    case .rigid:
      return
        "\(one ? subject : subject + " are not monomial") where the levels of the sites cannot be superposed: they "
        + "hold fermions, or 'constraint' or a charge of several species names them. Write a generator there as a permutation of levels with phases"
    case .tooManyOperators(let limit):
      return
        "\(one ? subject : subject + " are not all monomial"): their on-site operators make more than \(limit) "
        + "others, up to phases. Check that they have finite order and make a small group"
    case .noBasis:
      return
        "\(one ? subject : subject + " are not all monomial"), and no basis of the levels of a site was found in "
        + "which every generator maps each level to a multiple of one and every charge is diagonal. Leave out a generator, which "
        + "the analysis can find, or make 'anti-unitary' shorter"
    }
  }
}
