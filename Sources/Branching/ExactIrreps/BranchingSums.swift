/// Sums of given branching vectors.
package struct BranchingSums {
  private let parts: [[Int]]
  private var known: [[Int]: Bool] = [:]

  /// Sums of these.
  package init(_ parts: [[Int]]) { self.parts = parts.sorted { $1.lexicographicallyPrecedes($0) } }

  /// Whether a vector is a sum of some of them, repetition allowed.
  package mutating func contains(_ vector: [Int]) -> Bool {
    guard let first = vector.firstIndex(where: { $0 > 0 }) else { return true }
    if let answer = known[vector] { return answer }
    var answer = false
    for part in parts where part[first] > 0 && zip(part, vector).allSatisfy({ $0 <= $1 }) {
      if contains(zip(vector, part).map(-)) {
        answer = true
        break
      }
    }
    known[vector] = answer
    return answer
  }
}
