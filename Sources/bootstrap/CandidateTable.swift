import CommandSupport
import Foundation
import SymmetryBootstrap

/// The candidates (p, r) and what became of them, for people.
///
/// Anti-unitary ones that were rejected are only counted, and so are others beyond a screenful.
struct CandidateTable {
  private let answer: BootstrapAnswer
  private static let longest = 40

  init(_ answer: BootstrapAnswer) {
    self.answer = answer
  }

  /// Nil without candidates.
  var text: String? {
    let fates =
      answer.fates.map { (reading: $0.candidate.reading, fate: $0) }
      + (answer.projective?.fates ?? []).map { (reading: .projective, fate: $0) }
    let isLong = fates.count { $0.reading != .antiunitary } > Self.longest
    let shown = fates.filter { reading, fate in
      fate.solutionCount > 0 || fate.isUndecided || reading != .antiunitary && !isLong
    }.prefix(Self.longest)
    guard !shown.isEmpty else { return nil }
    var table = TextTable(
      header: ["reading", "p", "|G|", "irreps of each signature", "ln L", "fate"],
      alignments: [.left, .right, .right, .left, .right, .left])
    let best = fates.compactMap(\.fate.evidence?.total).max()
    for (reading, fate) in shown {
      let candidate = fate.candidate
      let evidence = fate.evidence.map {
        String(format: "%.1f", locale: Locale(identifier: "C"), $0.total - best!)
      }
      table.append([
        reading.rawValue, "\(candidate.index)", "\(candidate.order)",
        numbers(of: candidate), evidence ?? "", Self.text(of: fate),
      ])
    }
    let left = fates.count - shown.count
    return table.rendered() + (left > 0 ? "\(left) more candidates: see --json.\n" : "")
  }

  /// r of the observed signatures in their order, then the unobserved ones.
  private func numbers(of candidate: IndexCandidate) -> String {
    if let corepresentations = candidate.corepresentations {
      return corepresentations.typesText.joined(separator: ", ")
    }
    let counts = Dictionary(
      uniqueKeysWithValues: zip(candidate.data.vectors, candidate.multiplicities))
    let observed = Set(answer.data.vectors)
    let extra = candidate.data.vectors.filter { !observed.contains($0) }.map { vector in
      " + \(counts[vector]!)·(\(vector.map(String.init).joined(separator: ",")))"
    }
    return answer.data.vectors.map { "\(counts[$0]!)" }.joined(separator: ", ") + extra.joined()
  }

  private static func text(of fate: CandidateFate) -> String {
    var parts: [String] = []
    if fate.solutionCount > 0 {
      parts.append("\(fate.solutionCount) solution\(fate.solutionCount == 1 ? "" : "s")")
    }
    if fate.isUndecided { parts.append("undecided") }
    if fate.solutionCount == 0 { parts += fate.reasons.map(\.rawValue) }
    return parts.isEmpty ? "solutions known from another candidate" : parts.joined(separator: ", ")
  }
}

extension Corepresentations {
  /// For each signature its co-representations by Wigner type, such as "a", "2a+c" or "b".
  var typesText: [String] {
    parts.map { part in
      [(part.counts.real, "a"), (part.counts.complex, "c"), (part.counts.quaternionic, "b")]
        .filter { $0.0 > 0 }.map { $0.0 == 1 ? $0.1 : "\($0.0)\($0.1)" }.joined(separator: "+")
    }
  }
}
