import ModelFiles
import PeerModels

/// The Fortran namelist `&FCI` with which an FCIDUMP file begins.
struct FCIDumpHeader {
  /// How the spins of integrals are told apart.
  enum Spins: Equatable {
    /// Both spins have one set of orbitals.
    case restricted
    /// `IUHF=1`: blocks of integrals (αα), (ββ), (αβ), h_α, h_β, with a line of zeros after each.
    case blocks
    /// `UHF=.TRUE.`: indices of spin orbitals, odd ones α and even ones β.
    case spinOrbitals
  }

  /// A value with the line it stands in.
  struct Entry {
    let key: String
    let line: Int
    let values: [String]
  }

  /// The number of orbitals of each spin.
  let orbitalCount: Int
  /// The number of electrons of the state that the file was made for; nil where the file does not say it.
  let electronCount: Int?
  /// N_up - N_down of that state.
  let spinProjection: Int
  let spins: Spins
  /// One number for each orbital, or for each spin orbital; nil where the file has none.
  let orbitalSymmetries: [Int]?
  /// The line of `ORBSYM`.
  let symmetryLine: Int?
  /// The number of lines of the header.
  let lineCount: Int

  private static let known = "NORB, NELEC, MS2, ORBSYM, ISYM, IUHF and UHF"
  /// No diagonalization reaches as far.
  private static let mostOrbitals = 31

  init(_ file: PeerFile) throws(ModelFileError) {
    let (entries, lineCount) = try Self.entries(of: file)
    self.lineCount = lineCount
    func integer(_ key: String) throws(ModelFileError) -> (value: Int, line: Int)? {
      guard let entry = entries[key] else { return nil }
      guard entry.values.count == 1, let value = Int(entry.values[0]) else {
        throw file.error(
          "one integer is expected, not '\(entry.values.joined(separator: ","))'", line: entry.line,
          key: key)
      }
      return (value, entry.line)
    }
    guard let count = try integer("NORB") else {
      throw file.error(
        "the header has no NORB, the number of orbitals; \(Self.known) are understood", line: 1,
        key: "NORB")
    }
    spins = try Self.spins(entries, file)
    let isDoubled = spins == .spinOrbitals
    guard count.value >= 1, !isDoubled || count.value % 2 == 0 else {
      throw file.error(
        isDoubled
          ? "with UHF=.TRUE. NORB counts spin orbitals, an even number of 2 or more, not \(count.value)"
          : "a molecule has one orbital or more, not \(count.value)", line: count.line, key: "NORB")
    }
    orbitalCount = isDoubled ? count.value / 2 : count.value
    guard orbitalCount <= Self.mostOrbitals else {
      throw file.error(
        "\(orbitalCount) orbitals have 4^\(orbitalCount) states; at most \(Self.mostOrbitals) orbitals are read, and far fewer can be "
          + "diagonalized: choose an active space", line: count.line, key: "NORB")
    }
    let electrons = try integer("NELEC")
    let projection = try integer("MS2")
    (electronCount, spinProjection) = (electrons?.value, projection?.value ?? 0)
    if let electrons {
      guard (0...2 * orbitalCount).contains(electrons.value) else {
        throw file.error(
          "\(orbitalCount) orbitals hold 0 to \(2 * orbitalCount) electrons, not \(electrons.value)",
          line: electrons.line, key: "NELEC")
      }
      guard abs(spinProjection) <= electrons.value, (electrons.value - spinProjection) % 2 == 0
      else {
        throw file.error(
          "MS2 is N_up - N_down, which \(electrons.value) electrons cannot make \(spinProjection)",
          line: projection?.line ?? electrons.line, key: "MS2")
      }
    }
    symmetryLine = entries["ORBSYM"]?.line
    orbitalSymmetries = try entries["ORBSYM"].map { entry throws(ModelFileError) in
      try Self.symmetries(entry, count: count.value, file)
    }
  }

  private static func symmetries(
    _ entry: Entry, count: Int, _ file: PeerFile
  ) throws(ModelFileError) -> [Int] {
    var numbers: [Int] = []
    for text in entry.values {
      guard let number = Int(text) else {
        throw file.error(
          "the irreps of orbitals are integers, not '\(text)'", line: entry.line, key: "ORBSYM")
      }
      numbers.append(number)
    }
    guard numbers.count == count else {
      throw file.error(
        "there are \(numbers.count) irreps for NORB=\(count) orbitals; one for each is needed",
        line: entry.line, key: "ORBSYM")
    }
    return numbers
  }

  private static func spins(
    _ entries: [String: Entry], _ file: PeerFile
  ) throws(ModelFileError) -> Spins {
    func isTrue(_ key: String) throws(ModelFileError) -> Bool {
      guard let entry = entries[key] else { return false }
      switch entry.values.first?.uppercased() {
      case ".TRUE.", "TRUE", "T", ".T.", "1": return true
      case ".FALSE.", "FALSE", "F", ".F.", "0": return false
      default:
        throw file.error(
          "1 and 0, or .TRUE. and .FALSE., are understood, not '\(entry.values.joined(separator: ","))'",
          line: entry.line, key: key)
      }
    }
    for key in ["TREL", "IGENERAL", "ITGENERAL"] where try isTrue(key) {
      throw file.error(
        "real integrals with the eightfold symmetry of real orbitals are understood; these are relativistic or general",
        line: entries[key]!.line, key: key)
    }
    if try isTrue("UHF") { return .spinOrbitals }
    return try isTrue("IUHF") ? .blocks : .restricted
  }

  // MARK: - The namelist

  private static func entries(
    of file: PeerFile
  ) throws(ModelFileError) -> (entries: [String: Entry], lineCount: Int) {
    var entries: [String: Entry] = [:]
    var open: (key: String, line: Int, values: [String])?
    func close() throws(ModelFileError) {
      guard let own = open else { return }
      guard entries[own.key] == nil else {
        throw file.error("the key stands twice", line: own.line, key: own.key)
      }
      entries[own.key] = Entry(key: own.key, line: own.line, values: own.values)
    }
    for (place, line) in file.lines.enumerated() {
      let words = words(of: line)
      for (number, word) in words.enumerated() {
        let upper = word.uppercased()
        if ["&FCI", "$FCI"].contains(upper) || word == "=" { continue }
        if ["&END", "$END", "/", "&"].contains(upper) {
          try close()
          return (entries, place + 1)
        }
        if number + 1 < words.count, words[number + 1] == "=" {
          try close()
          open = (upper, place + 1, [])
        } else {
          guard open != nil else {
            throw file.error(
              "'\(word)' belongs to no key; the header is a list such as NORB=4,NELEC=4,MS2=0",
              line: place + 1)
          }
          open!.values += try values(of: word, file, line: place + 1)
        }
      }
    }
    throw file.error("the header has no end; a line with &END or / closes it", line: 1)
  }

  /// `3*1` stands for 1, 1, 1 in Fortran.
  private static func values(
    of word: String, _ file: PeerFile, line: Int
  ) throws(ModelFileError) -> [String] {
    let parts = word.split(separator: "*", omittingEmptySubsequences: false).map(String.init)
    guard parts.count > 1 else { return [word] }
    guard parts.count == 2, let count = Int(parts[0]), (1...1000).contains(count) else {
      throw file.error("'\(word)' is no value; 3*1 stands for 1,1,1", line: line)
    }
    return [String](repeating: parts[1], count: count)
  }

  private static func words(of line: Substring) -> [String] {
    var words: [String] = []
    var word = ""
    func end() {
      if !word.isEmpty { words.append(word) }
      word = ""
    }
    for character in line {
      if character == "!" { break }
      if character == "=" {
        end()
        words.append("=")
      } else if character == "," || character.isWhitespace {
        end()
      } else {
        word.append(character)
      }
    }
    end()
    return words
  }
}
