import Branching
import GroupTheory

/// All hypotheses against the observed irreps.
struct CompactGroupSearch {
  private let irreps: [ExactIrrep]
  private let visible: VisibleRepresentations
  /// Observed branching vectors with each twist taken off. Shape: [twist, irrep, sector].
  private let vectors: [[[Int]]]
  private let dimensions: Set<Int>
  private let shouldStop: () -> Bool

  init(
    _ irreps: [ExactIrrep], _ visible: VisibleRepresentations, shouldStop: @escaping () -> Bool
  ) {
    self.shouldStop = shouldStop
    (self.irreps, self.visible) = (irreps, visible)
    dimensions = Set(irreps.map(\.dimension))
    vectors = visible.linear.map { twist in
      irreps.map { visible.ring.times($0.branching, visible.table.dual[twist]) }
    }
  }

  func readings() -> [CompactGroupReading] {
    let small = CompactFactor.allCases.flatMap(homomorphisms)
    let finite = FiniteHomomorphism.all(from: visible)
    var fits = Fits()
    for first in small {
      for second in finite { match(GroupHypothesis(first, second), &fits) }
    }
    matchPairs(small, &fits) { !Self.areTori($0, $1) }
    if fits.isEmpty { matchUpToPhases(finite[0], &fits) }
    if fits.isEmpty { matchPairs(small, &fits, where: Self.areTori) }
    return fits.readings { FiniteFamily.name(of: $0, $1, visible) }
  }

  /// Products of two continuous factors.
  private func matchPairs(
    _ small: [FactorHomomorphism], _ fits: inout Fits,
    where isTried: (CompactFactor, CompactFactor) -> Bool
  ) {
    for first in small {
      for second in small where isTried(first.factor, second.factor) {
        for isLocked in Self.locks(first.factor, second.factor, isEmpty: fits.isEmpty) {
          match(
            GroupHypothesis(
              first, second, isLocked: isLocked, largest: largest(of: second.factor)), &fits)
        }
      }
    }
  }

  /// SU(2) and O(2) where N has phases. The smallest odd charge is observed, as one of the planes, and with even charges also the
  /// smallest of these, which fixes the twist for O(2).
  private func matchUpToPhases(_ trivial: FiniteHomomorphism, _ fits: inout Fits) {
    for factor in [CompactFactor.spins, .dihedral] where admitsPhases(factor) {
      let isOddOnly = dimensions.allSatisfy { $0 % 2 == 0 }
      for (place, (twist, vectors)) in zip(visible.linear, vectors).enumerated() {
        guard isOddOnly ? place == 0 : factor == .spins || vectors.contains(visible.unit(0)) else {
          continue
        }
        // The smallest charge has most levels: it comes first, and wins where sizes are equally smooth.
        let planes = irreps.indices.filter { irreps[$0].dimension == 2 }
          .sorted { (-irreps[$0].levelCount, $0) < (-irreps[$1].levelCount, $1) }
          .map { vectors[$0] }
        for homomorphism in FactorHomomorphism.upToPhases(
          to: factor, from: visible, planes: planes, largest: largest(of: factor))
        where !shouldStop() {
          let hypothesis = GroupHypothesis(homomorphism, trivial)
          let match = HypothesisMatch(hypothesis, irreps, visible, largest: largest(of: factor))
          for support in match.supports(vectors) { fits.add(hypothesis, twist, support, irreps) }
        }
      }
    }
  }

  /// Irreps of SU(2) differ in dimension; all of O(2) but two have dimension 2.
  private func admitsPhases(_ factor: CompactFactor) -> Bool {
    factor == .spins
      ? dimensions.count == irreps.count && dimensions.contains(2)
      : dimensions.max() == 2 && irreps.count { $0.dimension == 1 } <= 2
  }

  private static func areTori(_ first: CompactFactor, _ second: CompactFactor) -> Bool {
    let spins: Set<CompactFactor> = [.rotations, .spins]
    return !spins.contains(first) && !spins.contains(second)
  }

  /// Which products of two are tried, and whether with independent charges or locked ones.
  ///
  /// Irreps of tori and their extensions have dimension 1, 2 or 4, which says little: they come last.
  private static func locks(
    _ first: CompactFactor, _ second: CompactFactor, isEmpty: Bool
  ) -> [Bool] {
    switch (first, second) {
    case (.spins, .spins), (.spins, .circle): [true, false]
    case (.rotations, .rotations), (.spins, .rotations): [false]
    case (.rotations, .circle), (.rotations, .dihedral), (.rotations, .dicyclic): [false]
    case (.spins, .dihedral), (.spins, .dicyclic): [false]
    case (.circle, .circle), (.dihedral, .circle), (.dicyclic, .circle): isEmpty ? [false] : []
    case (.dihedral, .dihedral), (.dicyclic, .dicyclic), (.dihedral, .dicyclic):
      isEmpty ? [false] : []
    default: []
    }
  }

  /// None where no irrep is large enough for three different charges.
  private func homomorphisms(to factor: CompactFactor) -> [FactorHomomorphism] {
    let least =
      switch factor {
      case .circle: 1
      case .dihedral, .dicyclic: 2
      case .spins: 3
      case .rotations: 5
      }
    guard dimensions.max()! >= least else { return [] }
    return FactorHomomorphism.all(to: factor, from: visible, largest: largest(of: factor))
  }

  /// No irrep with a larger charge can occur: by its dimension, or since all smaller charges occur, too.
  private func largest(of factor: CompactFactor) -> Int {
    switch factor {
    case .rotations, .spins: max(dimensions.max()! - 1, 2)
    case .circle: irreps.count
    case .dihedral, .dicyclic: 2 * irreps.count
    }
  }

  private func match(_ hypothesis: GroupHypothesis, _ fits: inout Fits) {
    guard !shouldStop(), admitsDimensions(hypothesis) else { return }
    let match = HypothesisMatch(
      hypothesis, irreps, visible, largest: largest(of: hypothesis.first.factor))
    for (twist, vectors) in zip(visible.linear, vectors) where !shouldStop() {
      for support in match.supports(vectors) { fits.add(hypothesis, twist, support, irreps) }
    }
  }

  private func admitsDimensions(_ hypothesis: GroupHypothesis) -> Bool {
    let factors = Set(hypothesis.channels.map(\.dimension))
    return dimensions.allSatisfy { dimension in
      factors.contains { dimension % $0 == 0 && admits(dimension / $0, hypothesis.first.factor) }
    }
  }

  private func admits(_ dimension: Int, _ factor: CompactFactor) -> Bool {
    switch factor {
    case .circle: dimension == 1
    case .dihedral, .dicyclic: dimension <= 2
    case .rotations: dimension % 2 == 1
    case .spins: true
    }
  }
}

/// The best way in which each group fits.
private struct Fits {
  private struct Fit {
    let hypothesis: GroupHypothesis
    let twist: Int
    let support: LabelledSupport
    let irreps: [ExactIrrep]
  }

  private var best: [String: Fit] = [:]
  private var counts: [String: Int] = [:]

  var isEmpty: Bool { best.isEmpty }

  mutating func add(
    _ hypothesis: GroupHypothesis, _ twist: Int, _ support: LabelledSupport, _ irreps: [ExactIrrep]
  ) {
    let fit = Fit(hypothesis: hypothesis, twist: twist, support: support, irreps: irreps)
    let name = hypothesis.name
    counts[name, default: 0] += 1
    if let old = best[name], !Self.isBetter(fit, old) { return }
    best[name] = fit
  }

  /// `family` names the finite groups that have the irreps on some places of a hypothesis.
  func readings(
    _ family: (GroupHypothesis, [LabelledSupport.Place]) -> String?
  ) -> [CompactGroupReading] {
    best.sorted {
      ($0.value.hypothesis.complexity, $0.key).0.lexicographicallyPrecedes(
        $1.value.hypothesis.complexity)
    }.map { name, fit in
      Self.reading(
        fit, alternatives: counts[name]! - 1,
        family: family(fit.hypothesis, fit.support.assignment.map(\.place)))
    }
  }

  /// Smoother sizes first, then no twist.
  private static func isBetter(_ a: Fit, _ b: Fit) -> Bool {
    abs(a.support.roughness - b.support.roughness) > 1e-9
      ? a.support.roughness < b.support.roughness : a.twist < b.twist
  }

  private static func reading(
    _ fit: Fit, alternatives: Int, family: String?
  ) -> CompactGroupReading {
    let hypothesis = fit.hypothesis
    let factor = hypothesis.first.factor
    let last = fit.support.assignment.map(\.place.channel).max()!
    var irreps = [CompactGroupIrrep?](repeating: nil, count: fit.irreps.count)
    for (place, component) in fit.support.assignment {
      let charge =
        factor == .circle
        ? 2 * place.irrep.charge - fit.support.doubledCentre : place.irrep.charge
      irreps[component] = hypothesis.irrep(
        FactorIrrep(charge, isOdd: place.irrep.isOdd), channel: place.channel, lastChannel: last)
    }
    var factors = [FactorRestriction(hypothesis.first, offset: fit.support.doubledCentre)]
    var finite: FiniteHomomorphism?
    switch hypothesis.second {
    case .finite(let own): finite = hypothesis.channels.count > 1 ? own : nil
    case .continuous(let other, _): factors.append(FactorRestriction(other, offset: last))
    }
    return CompactGroupReading(
      group: hypothesis.name, factors: factors, finiteFactor: finite?.factor,
      finiteRestrictions: finite?.restrictions, irreps: irreps.map { $0! },
      twist: fit.twist == 0 ? nil : fit.twist, isVisibleProjective: hypothesis.first.isProjective,
      sizeProfile: SizeProfile(
        zip(irreps, fit.irreps).map {
          ($0!.irrep.charge, Double($1.levelCount) / Double($1.dimension))
        }),
      roughness: fit.support.roughness, finiteFamily: family, alternatives: alternatives)
  }
}

extension GroupHypothesis {
  /// An irrep of the product for people; charges of a second U(1) are counted from the middle of the channels.
  fileprivate func irrep(
    _ first: FactorIrrep, channel: Int, lastChannel: Int
  ) -> CompactGroupIrrep {
    let own = self.first.factor.label(first)
    switch second {
    case .finite:
      let label = channels[channel].label
      return CompactGroupIrrep(
        irrep: first, secondIrrep: nil, finiteIrrep: channels.count > 1 ? channel : nil,
        label: label.isEmpty ? own : "\(own), \(label)")
    case .continuous(let other, _):
      var irrep = channels[channel].irrep
      if other.factor == .circle { irrep = FactorIrrep(2 * irrep.charge - lastChannel) }
      return CompactGroupIrrep(
        irrep: first, secondIrrep: irrep, finiteIrrep: nil,
        label: "\(own), \(other.factor.label(irrep))")
    }
  }
}
