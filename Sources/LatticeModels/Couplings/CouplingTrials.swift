/// Values that random variables can have, spread over their distributions and far into the tails: a coupling that few samples switch on
/// shows there, and in a handful of draws it does not.
package enum CouplingTrials {
  /// How many there are; a prime, so that variables are shuffled against each other.
  package static let count = 37
  /// How far the tails are followed, in standard deviations.
  fileprivate static let reach = 6.0
  /// No run has such a sample.
  fileprivate static let firstSample = 1 << 42
}

extension CouplingDraw {
  /// One of the values, those of different variables in different order.
  package func trialValue(_ trial: Int) -> Double {
    let count = CouplingTrials.count
    var shuffle = RandomStream(
      seed: 0, coupling: name, sample: CouplingTrials.firstSample, index: index)
    let (stride, start) = shuffle.wordPair()
    let place = (trial * Int(1 + stride % UInt64(count - 1)) + Int(start % UInt64(count))) % count
    var stream = RandomStream(
      seed: 0, coupling: name, sample: CouplingTrials.firstSample + 1 + trial, index: index)
    let position = (Double(place) + stream.uniformPair().0) / Double(count)
    let deviations = CouplingTrials.reach * (2 * position - 1)
    switch distribution {
    case .normal(let mean, let deviation): return mean + deviation * deviations
    case .uniform(let lower, let upper): return lower + (upper - lower) * position
    case .logNormal(let location, let scale): return .exp(location + scale * deviations)
    }
  }
}

extension CouplingFormula {
  /// The value where every variable has a trial value.
  package func trialValue(_ trial: Int) -> Double {
    value(variables.map { $0.trialValue(trial) })
  }
}

extension CouplingStrength {
  /// The number where every random variable has a trial value.
  package func trialValue(_ trial: Int) -> Double {
    switch self {
    case .fixed(let value): value
    case .drawn(let draw): draw.trialValue(trial)
    case .computed(let formula): formula.trialValue(trial)
    case .listed(let column): column.value(sample: CouplingTrials.firstSample + trial)
    }
  }
}
