extension BlockEvidence {
  /// What the levels say about their blocks.
  public enum Verdict: Sendable, Equatable {
    /// One number of blocks has a posterior of 99 % or more; the ensemble is named if, given that
    /// number, it has too.
    case decided(blocks: Int, ensemble: LevelEnsemble?)
    /// The numbers of blocks that are left: the most probable ones with 99 % together.
    case undecided(blocks: [Int])
    /// Nearly uncorrelated levels: an integrable or localized system, or very many blocks.
    case poissonian
    /// There are fewer than `fewestRatios` gap ratios.
    case tooFewLevels
    /// The best hypothesis fits poorly, and no number of blocks stands out in spite of that.
    case noFit
  }

  /// The posterior that a claim needs.
  public static let claimedConfidence = 0.99
  /// From this number on blocks are counted as nearly uncorrelated levels.
  public static let manyBlocks = 5

  /// The posterior probability of the number of blocks of `best`; of independent levels, if those
  /// are best.
  public var confidence: Double {
    best.count.map { countPosterior[$0]! } ?? uncorrelatedPosterior
  }

  /// Whether the gap ratios say nothing, not even that levels are nearly uncorrelated.
  public var isSilent: Bool { verdict == .tooFewLevels || verdict == .noFit }

  /// What the levels say.
  public var verdict: Verdict {
    if ratioCount < Self.fewestRatios { return .tooFewLevels }
    let counts = countPosterior.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    if let first = counts.first, first.value >= Self.claimedConfidence {
      return .decided(blocks: first.key, ensemble: ensemble(amongCount: first.key))
    }
    if misfit > 1 { return .noFit }
    let uncorrelated = uncorrelatedPosterior
    let many = counts.filter { $0.key >= Self.manyBlocks }.reduce(0) { $0 + $1.value }
    if uncorrelated > 0.01, uncorrelated + many >= Self.claimedConfidence { return .poissonian }
    var left: [Int] = []
    var sum = uncorrelated
    for (count, probability) in counts where sum < Self.claimedConfidence || left.isEmpty {
      left.append(count)
      sum += probability
    }
    return .undecided(blocks: left.sorted())
  }

  /// One or two sentences for people.
  public var statement: String {
    switch verdict {
    case .decided(let blocks, let ensemble):
      let kind = ensemble.map { $0.rawValue + " " } ?? ""
      let limit = confidence >= 0.9999 ? "more than 99.99" : Self.percent(confidence)
      return """
        \(blocks) \(kind)block\(blocks == 1 ? "" : "s"), with \(limit) % confidence \
        from \(ratioCount) gap ratios\(remark).
        """
    case .undecided(let blocks):
      let list = blocks.map(String.init)
      let counts =
        list.count == 1
        ? list[0] : list.dropLast().joined(separator: ", ") + " or " + list.last!
      return """
        \(counts) block\(blocks == [1] ? "" : "s"); \(ratioCount) gap ratios do not decide. The \
        likeliest is \(best), with \(Self.percent(confidence)) % confidence.
        """
    case .poissonian:
      return """
        The levels are nearly uncorrelated, as those of an integrable or localized system or of \
        \(Self.manyBlocks) and more blocks: their statistics are silent.
        """
    case .tooFewLevels:
      return """
        \(ratioCount) gap ratios are too few to say anything; at least \(Self.fewestRatios) are \
        needed.
        """
    case .noFit:
      return """
        The gap ratios fit no number of equal or nearly equal blocks: the levels may be partly \
        integrable or localized, or of blocks of very different sizes.
        """
    }
  }

  /// What is unusual about the best fit.
  private var remark: String {
    var remarks: [String] = []
    if regularFraction > 0 {
      remarks.append("\(Int((regularFraction * 100).rounded())) % of the levels uncorrelated")
    }
    if misfit > 1 { remarks.append("the fit is poor, which is allowed for") }
    return remarks.isEmpty ? "" : " (" + remarks.joined(separator: "; ") + ")"
  }

  /// The posterior of independent levels.
  private var uncorrelatedPosterior: Double {
    posterior.reduce(0) { $1.key.count == nil ? $0 + $1.value : $0 }
  }

  /// The ensemble that has the claimed confidence among hypotheses with that number of blocks.
  private func ensemble(amongCount count: Int) -> LevelEnsemble? {
    let share = countPosterior[count]!
    return LevelEnsemble.wignerDyson.first { ensemble in
      let sum = posterior.reduce(0) { sum, entry in
        entry.key.count == count && entry.key.ensemble == ensemble ? sum + entry.value : sum
      }
      return sum >= Self.claimedConfidence * share
    }
  }

  /// Rounded down to tenths, so that 100 is never claimed.
  private static func percent(_ probability: Double) -> String {
    let tenths = Int(probability * 1000)
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
  }
}
