import Branching

/// Finds which plateaus contradict the others, and how much larger the errors would have to be.
struct PlateauConflictSearch {
  private let plateau: MeasuredPlateau
  private let indices: ClosedRange<Int>
  private let options: PlateauOptions
  private let readings: Set<Reading>
  private let shouldStop: () -> Bool
  /// Shape [plateau]: the first of all identical ones.
  private let copyOf: [Int]

  /// The factor is found to this accuracy, and not looked for beyond `largestFactor`: errors that are further off are not what is
  /// wrong.
  private static let accuracy = 1.01
  private static let largestFactor = 30.0
  /// Errors larger by this factor exclude nothing.
  private static let release = 1e6

  init(
    _ plateau: MeasuredPlateau, indices: ClosedRange<Int>, options: PlateauOptions,
    readings: Set<Reading>, shouldStop: @escaping () -> Bool
  ) {
    (self.plateau, self.indices, self.options) = (plateau, indices, options)
    (self.readings, self.shouldStop) = (readings, shouldStop)
    copyOf = DistinctPlateaus(plateau).copyOf
  }

  /// The conflict of plateaus that no set of signatures has; nil where no factor reconciles them, or none was found in time.
  func find() -> PlateauConflict? {
    let alone = impossible()
    guard let together = factor(releasing: []) else { return nil }
    var entries = alone
    var released = Set(alone.map { copyOf[plateau.place(of: $0.pair)] })
    var isComplete = true
    var next = released.isEmpty ? together : factor(releasing: released)
    while let factor = next, factor > 1 {
      let binding = binding(below: factor, releasing: released)
      if shouldStop() { isComplete = false }
      guard isComplete, !binding.isEmpty else { break }
      entries += binding.flatMap(copies).map { entry($0, .unexplained, factor) }
      released.formUnion(binding)
      next = self.factor(releasing: released)
    }
    return PlateauConflict(
      entries: entries.sorted {
        $0.errorFactor != $1.errorFactor
          ? $0.errorFactor > $1.errorFactor
          : plateau.place(of: $0.pair) < plateau.place(of: $1.pair)
      }, errorFactor: max(together, alone.map(\.errorFactor).max() ?? 1),
      isComplete: isComplete && next != nil)
  }

  private func entry(
    _ place: Int, _ reason: PlateauConflict.Reason, _ factor: Double
  ) -> PlateauConflict.Entry {
    PlateauConflict.Entry(
      pair: plateau.pairs[place], value: plateau.values[place], error: plateau.errors[place],
      reason: reason, errorFactor: factor)
  }

  private func copies(of place: Int) -> [Int] { copyOf.indices.filter { copyOf[$0] == place } }

  /// Plateaus that no numbers of levels have, whatever the others are.
  private func impossible() -> [PlateauConflict.Entry] {
    let reach = PlateauBounds.reach(degreesOfFreedom: plateau.degreesOfFreedom)
    return plateau.pairs.enumerated().compactMap { place, pair in
      let (value, error) = (plateau.values[place], reach * plateau.errors[place])
      guard error > 0 else { return nil }
      if value < -error { return entry(place, .negative, -value / error) }
      // The ramp may leave an average short of its plateau.
      let least = Double(plateau.multiplicities[pair.first]) * (1 - plateau.largestDeficit)
      guard pair.first == pair.second, value < least - error else { return nil }
      return entry(place, .belowLevels, (least - value) / error)
    }
  }

  // MARK: - Common factors

  /// The smallest factor on all errors with which a set of signatures has all plateaus but those released; nil if there is none.
  private func factor(releasing released: Set<Int>) -> Double? {
    if isConsistent(1, released) { return 1 }
    var (low, high) = (1.0, 1.5)
    while !isConsistent(high, released) {
      guard high < Self.largestFactor, !shouldStop() else { return nil }
      (low, high) = (high, 1.5 * high)
    }
    while high > Self.accuracy * low, !shouldStop() {
      let middle = (low * high).squareRoot()
      if isConsistent(middle, released) { high = middle } else { low = middle }
    }
    return high
  }

  /// The plateaus any of which, alone, keeps the others from agreeing with errors just too small.
  private func binding(below factor: Double, releasing released: Set<Int>) -> [Int] {
    let tried = max(1, factor / (Self.accuracy * Self.accuracy))
    return plateau.pairs.indices.filter { place in
      copyOf[place] == place && !released.contains(place) && !shouldStop()
        && isConsistent(tried, released.union([place]))
    }
  }

  private func isConsistent(_ factor: Double, _ released: Set<Int>) -> Bool {
    let scaled = plateau.scalingErrors(
      by: copyOf.map { released.contains($0) ? Self.release : factor })
    return ConsistentSets.exist(
      for: scaled, indices: indices, options: options, readings: readings, shouldStop: shouldStop)
  }
}
