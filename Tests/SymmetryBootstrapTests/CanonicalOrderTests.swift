import Branching
import Foundation
import GroupTheory
import Reports
import SpectralStatistics
import SymmetryBootstrap
import TestSupport
import Testing

/// The answer does not depend on the order of N's irreps and classes in the input.
@Suite struct CanonicalOrderTests {
  /// Signatures in another order of N's irreps and classes: new irrep i is old irrep `irreps[i]`.
  private struct Shuffled {
    let irreps: [Int]
    let classes: [Int]
    let data: SignatureData

    init(_ data: SignatureData, _ random: inout SeededGenerator) throws {
      let rest = Array(1..<data.visible.rank)
      irreps = [0] + rest.shuffled(using: &random)
      classes = [0] + rest.shuffled(using: &random)
      self.data = try SignatureData(
        visible: data.visible.reordered(irreps: irreps, classes: classes),
        vectors: data.vectors.map { [irreps] vector in irreps.map { vector[$0] } })
    }
  }

  private static func pairs(
    _ count: Int, largestRank: Int, _ random: inout SeededGenerator
  ) throws -> [GroupPair] {
    let suite = try DevelopmentSuite.load() ?? []
    return Array(
      suite.filter { $0.branching.count <= largestRank }.shuffled(using: &random).prefix(count))
  }

  private static func data(_ pair: GroupPair) throws -> SignatureData {
    try SignatureData(
      visible: pair.visibleTable.characterTable(), vectors: Array(Set(pair.branching)))
  }

  @Test(.enabled(if: DevelopmentSuite.file != nil)) func oneOrderForAllNumberings() throws {
    var random = SeededGenerator(seed: 5)
    for pair in try Self.pairs(150, largestRank: 40, &random) {
      let data = try Self.data(pair)
      let expected = CanonicalOrder(data).renumbered(data)
      let shuffled = try Shuffled(data, &random)
      #expect(CanonicalOrder(shuffled.data).renumbered(shuffled.data) == expected, "\(pair.key)")
    }
  }

  /// Visible groups with very many automorphisms; signatures that leave some, or none.
  @Test(arguments: [2, 3, 4, 5]) func elementaryAbelianGroups(rank: Int) throws {
    var random = SeededGenerator(seed: UInt64(rank))
    let generators = (0..<rank).map { k in (0..<(2 * rank)).map { $0 / 2 == k ? $0 ^ 1 : $0 } }
    let table = try CharacterTable(of: FiniteGroup(permutations: generators, limit: 100))
    for signatureCount in [1, 2, 4] {
      var vectors: Set<[Int]> = [[1] + [Int](repeating: 0, count: table.rank - 1)]
      let zero = [Int](repeating: 0, count: table.rank)
      while vectors.count < signatureCount {
        vectors.insert([0] + (1..<table.rank).map { _ in Int.random(in: 0...1, using: &random) })
        vectors.remove(zero)
      }
      let data = try SignatureData(visible: table, vectors: Array(vectors))
      let expected = CanonicalOrder(data).renumbered(data)
      for _ in 0..<4 {
        let shuffled = try Shuffled(data, &random)
        #expect(CanonicalOrder(shuffled.data).renumbered(shuffled.data) == expected)
      }
    }
  }

  @Test func theOrderFollowsNamesOnlyWhereNothingElseDecides() throws {
    let table = try CharacterTable(of: FiniteGroup(permutations: [[1, 2, 3, 4, 0]], limit: 5))
    var vectors = [[1, 0, 0, 0, 0]]
    for irrep in 1...4 where irrep < table.dual[irrep] {
      var vector = [0, 0, 0, 0, 0]
      vector[irrep] = 1
      vector[table.dual[irrep]] = 1
      vectors.append(vector)
    }
    let data = try SignatureData(visible: table, vectors: vectors)
    let names = ["e", "d", "c", "b", "a"]
    let named = CanonicalOrder(data, names: names)
    let other = CanonicalOrder(data, names: names.reversed())
    #expect(named.irreps[0] == 0 && other.irreps[0] == 0)
    #expect(named != other)
    #expect(named.renumbered(data) == other.renumbered(data))
    let broken = try SignatureData(
      visible: table, vectors: [[1, 0, 0, 0, 0], [0, 1, 0, 0, 0], [0, 0, 1, 1, 1]])
    #expect(CanonicalOrder(broken, names: names) == CanonicalOrder(broken, names: names.reversed()))
  }

  /// Whole JSON answers, byte for byte after renaming: names carried along, and without names in canonical numbers.
  @Test(.enabled(if: DevelopmentSuite.file != nil)) func answersAreEqualAfterRenaming() throws {
    var random = SeededGenerator(seed: 21)
    var solutions = 0
    for pair in try Self.pairs(30, largestRank: 7, &random) {
      let data = try Self.data(pair)
      let shuffled = try Shuffled(data, &random)
      let names = data.visible.dimensions.indices.map { "s\($0)" }.shuffled(using: &random)
      let own = try answer(data, names, index: pair.index)
      let moved = try answer(
        shuffled.data, shuffled.irreps.map { names[$0] }, index: pair.index)
      solutions += own.count
      #expect(own.count == moved.count && own.count > 0, "\(pair.key)")
      let back = (irreps: inverse(shuffled.irreps), classes: inverse(shuffled.classes))
      #expect(
        try renamed(own.json, Array(data.visible.dimensions.indices), own.identity)
          == renamed(moved.json, back.irreps, back.classes), "\(pair.key)")

      let plain = try answer(data, [], index: pair.index)
      let plainMoved = try answer(shuffled.data, [], index: pair.index)
      let (order, movedOrder) = (CanonicalOrder(data), CanonicalOrder(shuffled.data))
      #expect(
        try renamed(plain.json, order.irreps, order.classes)
          == renamed(plainMoved.json, movedOrder.irreps, movedOrder.classes), "\(pair.key)")
    }
    #expect(solutions >= 30)
  }

  private func inverse(_ permutation: [Int]) -> [Int] {
    var result = permutation
    for (new, old) in permutation.enumerated() { result[old] = new }
    return result
  }

  /// The answer as `bootstrap solve --json` prints it, for spectra with one level of each signature.
  private func answer(
    _ data: SignatureData, _ names: [String], index: Int
  ) throws -> (json: Data, count: Int, identity: [Int]) {
    // One level for each signature; which energy it has plays no part in the answer.
    let spectra = try SectorSpectra(
      sectorNames: names.isEmpty ? data.visible.dimensions.indices.map { "\($0)" } : names,
      irrepDimensions: data.visible.dimensions,
      levels: [
        data.visible.dimensions.indices.map { irrep in
          data.vectors.enumerated().flatMap { k, vector in
            [Double](repeating: Double(k), count: vector[irrep])
          }
        }
      ])
    var options = Bootstrap.Options(indices: index...index, timeLimit: 600)
    options.sectorNames = names
    let answer = try Bootstrap.solve(data, options: options)
    #expect(answer.exhaustive)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    let report = BootstrapReport(
      answer, spectra: spectra, signatures: try SpectralSignatures(of: spectra))
    return (
      try encoder.encode(report), answer.solutions.count, Array(data.visible.classSizes.indices)
    )
  }

  // MARK: - Renaming

  /// The JSON with sector i in place of `irreps[i]`, class i of N in place of `classes[i]`, and signatures counted anew.
  private func renamed(_ json: Data, _ irreps: [Int], _ classes: [Int]) throws -> String {
    var report = try #require(try JSONSerialization.jsonObject(with: json) as? [String: Any])
    func permuted(_ list: Any?, _ order: [Int]) throws -> [Any] {
      let list = try #require(list as? [Any])
      return order.map { list[$0] }
    }
    let sectors = try permuted(report["sectors"], irreps)
    report["sectors"] = sectors
    let vectors = try #require(report["signatures"] as? [[String: Any]]).map {
      try #require(try permuted($0["vector"], irreps) as? [Int])
    }
    // Names are positions where none were given; levels stand in any order.
    report["sectors"] = sectors.map { sector in
      (sector as? [String: Any])?.filter { $0.key != "name" } ?? [:]
    }
    report["signatures"] = vectors.map { $0.description }.sorted()
    report["solutions"] = try #require(report["solutions"] as? [[String: Any]]).map { solution in
      var solution = solution
      solution["irreps"] = try #require(solution["irreps"] as? [[String: Any]]).map { irrep in
        var irrep = irrep
        irrep["branching"] = try permuted(irrep["branching"], irreps)
        return irrep
      }
      var table = try #require(solution["characterTable"] as? [String: Any])
      table["visibleFusion"] = try permuted(table["visibleFusion"], classes)
      solution["characterTable"] = table
      return solution
    }
    for key in ["candidates", "undecided"] {
      report[key] = try #require(report[key] as? [[String: Any]]).map { candidate in
        var candidate = candidate
        let counts = try #require(candidate["multiplicities"] as? [Int])
        candidate["multiplicities"] = zip(vectors, counts).map { "\($0): \($1)" }.sorted()
        return candidate
      }
    }
    let text = try JSONSerialization.data(withJSONObject: report, options: [.sortedKeys])
    return String(decoding: text, as: UTF8.self)
  }
}
