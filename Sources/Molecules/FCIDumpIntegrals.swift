import Foundation
import ModelFiles
import PeerModels

/// The integrals of an FCIDUMP file, each once.
///
/// H = Σ h_pq p†q + ½ Σ (pq|rs) p†r†s q + E_core, in chemists' order. Indices count from 0: orbitals, or spin orbitals 2 p + σ where the
/// two spins have orbitals of their own.
struct FCIDumpIntegrals {
  /// h_pq with p ≥ q.
  struct One {
    let p: Int, q: Int
    let value: Double
    let line: Int
  }

  /// (pq|rs) with p ≥ q, r ≥ s and (p, q) not before (r, s).
  struct Two {
    let p: Int, q: Int, r: Int, s: Int
    let value: Double
    let line: Int
  }

  private(set) var one: [One] = []
  private(set) var two: [Two] = []
  /// The nuclear repulsion, and the energy of a frozen core.
  private(set) var core: Double?

  private let file: PeerFile
  private let spins: FCIDumpHeader.Spins
  private let orbitalCount: Int
  /// αα, ββ, αβ, h_α, h_β, core.
  private var block = 0
  private var places: [[Int]: Int] = [:]

  /// Values of one integral may differ by this, relative to the larger.
  private static let tolerance = 1e-9

  init(_ file: PeerFile, _ header: FCIDumpHeader) throws(ModelFileError) {
    (self.file, spins, orbitalCount) = (file, header.spins, header.orbitalCount)
    for place in header.lineCount..<max(file.lines.count, header.lineCount) {
      let fields = file.lines[place].split(whereSeparator: \.isWhitespace)
      if fields.isEmpty { continue }
      let (value, indices) = try numbers(fields, line: place + 1)
      try add(value, indices, line: place + 1)
    }
    guard core != nil else {
      throw file.error(
        "the last line, the nuclear repulsion with the indices 0 0 0 0, is missing: the file is cut off",
        line: file.lines.count)
    }
    guard !one.isEmpty else {
      throw file.error(
        "there is no one-electron integral, a line such as '-1.25 1 1 0 0'", line: file.lines.count)
    }
  }

  private func numbers(
    _ fields: [Substring], line: Int
  ) throws(ModelFileError) -> (value: Double, indices: [Int]) {
    if fields[0].hasPrefix("(") || fields.count == 6 {
      throw file.error(
        "this integral is complex; real integrals are understood, a line such as '0.5 2 1 1 1'",
        line: line)
    }
    guard fields.count == 5 else {
      throw file.error(
        "an integral has a value and four indices, as in '0.5 2 1 1 1', not \(fields.count) fields",
        line: line)
    }
    let text = fields[0].replacingOccurrences(
      of: "d", with: "e", options: .caseInsensitive)
    guard let value = Double(text), value.isFinite else {
      throw file.error("'\(fields[0])' is no finite number", line: line)
    }
    let largest = spins == .spinOrbitals ? 2 * orbitalCount : orbitalCount
    var indices: [Int] = []
    for field in fields.dropFirst() {
      guard let index = Int(field) else {
        throw file.error("'\(field)' is no index of an orbital", line: line)
      }
      guard (0...largest).contains(index) else {
        throw file.error(
          "there is no orbital \(index); they are numbered from 1 to NORB=\(largest)", line: line)
      }
      indices.append(index)
    }
    return (value, indices)
  }

  private mutating func add(
    _ value: Double, _ indices: [Int], line: Int
  ) throws(ModelFileError) {
    let (i, j, k, l) = (indices[0], indices[1], indices[2], indices[3])
    switch (i > 0, j > 0, k > 0, l > 0) {
    case (false, false, false, false): try addCore(value, line)
    // The energy of an orbital.
    case (true, false, false, false): return
    case (true, true, false, false): try addOne(value, i, j, line)
    case (true, true, true, true): try addTwo(value, i, j, k, l, line)
    default:
      throw file.error(
        "the indices \(i) \(j) \(k) \(l) are none of a two-electron integral i j k l, a one-electron integral i j 0 0 and the core "
          + "energy 0 0 0 0", line: line)
    }
  }

  private mutating func addCore(_ value: Double, _ line: Int) throws(ModelFileError) {
    if spins == .blocks, block < 5 {
      guard value == 0 else {
        throw file.error(
          "a line '0.0 0 0 0 0' ends each of the five blocks of IUHF=1, and the core energy stands after the last",
          line: line)
      }
      block += 1
      return
    }
    if let core, abs(core - value) > Self.tolerance * max(abs(core), abs(value)) {
      throw file.error("the core energy stands twice, as \(core) and as \(value)", line: line)
    }
    core = value
  }

  private mutating func addOne(
    _ value: Double, _ i: Int, _ j: Int, _ line: Int
  ) throws(ModelFileError) {
    var (p, q) = (i - 1, j - 1)
    if spins == .blocks {
      guard block == 3 || block == 4 else {
        throw file.error(
          "a one-electron integral stands among the two-electron ones: with IUHF=1 the blocks are (αα), (ββ), (αβ), h_α and h_β, with "
            + "'0.0 0 0 0 0' after each", line: line)
      }
      (p, q) = (2 * p + block - 3, 2 * q + block - 3)
    } else if spins == .spinOrbitals, p % 2 != q % 2 {
      if value == 0 { return }
      throw file.error("h with the indices \(i) \(j) turns a spin over", line: line)
    }
    guard try isNew([max(p, q), min(p, q)], value, "\(i) \(j)", line) else { return }
    one.append(One(p: max(p, q), q: min(p, q), value: value, line: line))
  }

  private mutating func addTwo(
    _ value: Double, _ i: Int, _ j: Int, _ k: Int, _ l: Int, _ line: Int
  ) throws(ModelFileError) {
    var (p, q, r, s) = (i - 1, j - 1, k - 1, l - 1)
    if spins == .blocks {
      guard block < 3 else {
        throw file.error(
          "a two-electron integral stands among the one-electron ones: with IUHF=1 the blocks are (αα), (ββ), (αβ), h_α and h_β, with "
            + "'0.0 0 0 0 0' after each", line: line)
      }
      let (first, second) = block == 0 ? (0, 0) : block == 1 ? (1, 1) : (0, 1)
      (p, q, r, s) = (2 * p + first, 2 * q + first, 2 * r + second, 2 * s + second)
    } else if spins == .spinOrbitals, p % 2 != q % 2 || r % 2 != s % 2 {
      if value == 0 { return }
      throw file.error("(\(i) \(j)|\(k) \(l)) turns a spin over", line: line)
    }
    var pairs = [[max(p, q), min(p, q)], [max(r, s), min(r, s)]]
    if pairs[0].lexicographicallyPrecedes(pairs[1]) { pairs.reverse() }
    guard try isNew(pairs[0] + pairs[1], value, "\(i) \(j)|\(k) \(l)", line) else { return }
    two.append(
      Two(
        p: pairs[0][0], q: pairs[0][1], r: pairs[1][0], s: pairs[1][1], value: value, line: line))
  }

  /// Whether an integral was not there before; one that was must have the same value.
  private mutating func isNew(
    _ key: [Int], _ value: Double, _ name: String, _ line: Int
  ) throws(ModelFileError) -> Bool {
    guard let place = places[key] else {
      places[key] = key.count == 2 ? one.count : two.count
      return true
    }
    let (old, oldLine) =
      key.count == 2 ? (one[place].value, one[place].line) : (two[place].value, two[place].line)
    let difference = abs(old - value)
    guard difference <= Self.tolerance * max(abs(old), abs(value)) || difference < 1e-12 else {
      throw file.error(
        "(\(name)) is \(value) here and \(old) in line \(oldLine), which is the same integral for real orbitals",
        line: line)
    }
    return false
  }
}
