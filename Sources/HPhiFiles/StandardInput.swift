import ModelFiles
import PeerModels

/// The lines `key = value` of a file of HΦ's standard mode. Keys are the same in capitals and small letters.
struct StandardInput {
  /// A value with its place.
  struct Entry {
    /// The key as the file writes it.
    let key: String
    let value: String
    let line: Int
  }

  let file: PeerFile
  private(set) var entries: [String: Entry] = [:]

  /// Keys that say how HΦ calculates or draws and nothing of the Hamiltonian.
  static let otherKeys: Set<String> = [
    "method", "restart", "initialvectype", "lanczos_max", "initial_iv", "nvec", "exct",
    "lanczoseps",
    "lanczostarget", "largevalue", "numave", "expecinterval", "outputmode", "eigenvecio", "hamio",
    "calcspec", "spectrumtype", "spectrumqw", "spectrumql", "spectrumqh", "nomega", "omegamax",
    "omegamin", "omegaim", "omegaorg", "filehead", "cdatafilehead", "cparafilehead", "flgtemp",
    "pumptype",
    "vecpotw", "vecpotl", "freq", "tshift", "tdump", "dt", "expandcoef", "ngpu", "scalapack",
    "outputexcitedvec",
    "a", "wlength", "llength", "wx", "wy", "lx", "ly", "outputgreenformat",
  ]

  /// Keys of lattice, model and numbers.
  static let plainKeys: Set<String> = [
    "model", "lattice", "w", "l", "a0w", "a0l", "a1w", "a1l", "phase0", "phase1", "2s", "2sz",
    "nelec",
    "h", "gamma", "gamma_y", "d", "mu", "u", "momentumindex",
  ]

  /// Throws: `ModelFileError` for a line that is no assignment, an unknown key, and a key that stands twice.
  init(_ file: PeerFile) throws(ModelFileError) {
    self.file = file
    for (number, text) in file.lines.enumerated() {
      let line = text.trimmed
      if line.isEmpty || line.hasPrefix("//") || line.hasPrefix("#") { continue }
      let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        .map { Substring($0).trimmed }
      guard parts.count == 2, !parts[0].isEmpty else {
        throw file.error(
          "a line is 'key = value' or a comment after //, not '\(line)'", line: number + 1)
      }
      let key = parts[0].lowercased()
      let value = Self.unquoted(parts[1])
      guard Self.plainKeys.contains(key) || Self.otherKeys.contains(key) || CouplingKey(key) != nil
      else {
        let known = (Self.plainKeys.union(["j", "jx", "jxy", "t", "v", "j'", "t'", "v'"])).sorted()
        throw file.error(
          "unknown key '\(parts[0])'" + nearestNameHint(to: key, among: known), line: number + 1,
          key: parts[0])
      }
      guard !value.isEmpty else {
        throw file.error("the value is missing", line: number + 1, key: parts[0])
      }
      if let other = entries[key] {
        throw file.error(
          "the key '\(parts[0])' stands twice, also in line \(other.line)", line: number + 1,
          key: parts[0])
      }
      entries[key] = Entry(key: parts[0], value: value, line: number + 1)
    }
  }

  private static func unquoted(_ text: String) -> String {
    text.count >= 2 && text.hasPrefix("\"") && text.hasSuffix("\"")
      ? Substring(text.dropFirst().dropLast()).trimmed : text
  }

  /// An error about the value of a key.
  func error(_ key: String, _ message: String) -> ModelFileError {
    let entry = entries[key.lowercased()]
    return file.error(message, line: entry?.line, key: entry?.key ?? key)
  }

  /// A text in small letters without blanks, as HΦ compares them.
  func word(_ key: String) -> String? {
    entries[key]?.value.lowercased().filter { !$0.isWhitespace }
  }

  /// An integer; nil where the key is not there.
  func integer(_ key: String) throws(ModelFileError) -> Int? {
    guard let entry = entries[key.lowercased()] else { return nil }
    guard let number = Int(entry.value) else {
      throw error(key, "an integer is expected, not '\(entry.value)'")
    }
    return number
  }

  /// A real number; nil where the key is not there.
  func real(_ key: String) throws(ModelFileError) -> Double? {
    guard let entry = entries[key.lowercased()] else { return nil }
    guard let number = Double(entry.value), number.isFinite else {
      throw error(key, "a number is expected, not '\(entry.value)'")
    }
    return number
  }

  /// A complex number, `real part, imaginary part` or the real part alone; nil where the key is not there.
  func complex(_ key: String) throws(ModelFileError) -> (real: Double, imaginary: Double)? {
    guard let entry = entries[key.lowercased()] else { return nil }
    let parts = entry.value.split(separator: ",", omittingEmptySubsequences: false)
      .map { Substring($0).trimmed }
    let numbers = parts.map { $0.isEmpty ? 0 : Double($0) }
    guard (1...2).contains(parts.count), numbers.allSatisfy({ $0?.isFinite == true }) else {
      throw error(key, "a number or 'real part, imaginary part' is expected, not '\(entry.value)'")
    }
    return (numbers[0]!, numbers.count == 2 ? numbers[1]! : 0)
  }
}

extension Substring {
  var trimmed: String {
    String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}

/// The name of a coupling between sites, such as `J1'xy`, `t`, `V0''`.
struct CouplingKey: Hashable {
  /// `j`, `t` or `v`.
  let letter: Character
  /// The direction of the bond; nil for all.
  let direction: Int?
  /// Nearest, second and third neighbours have 0, 1 and 2 primes.
  let primes: Int
  /// `x`, `xy` and so on; empty for all three diagonal ones.
  let component: String

  private static let components: Set<String> = [
    "", "x", "y", "z", "xy", "xz", "yx", "yz", "zx", "zy",
  ]

  init?(_ key: String) {
    var rest = Substring(key.lowercased())
    guard let letter = rest.popFirst(), "jtv".contains(letter) else { return nil }
    direction = rest.first.flatMap { $0.wholeNumberValue }
    if direction != nil { rest.removeFirst() }
    let marks = rest.prefix { $0 == "'" }
    rest = rest.dropFirst(marks.count)
    guard Self.components.contains(String(rest)), rest.isEmpty || letter == "j", marks.count <= 2,
      (direction ?? 0) <= 2
    else { return nil }
    (self.letter, primes, component) = (letter, marks.count, String(rest))
  }
}
