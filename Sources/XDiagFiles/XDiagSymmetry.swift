import GroupTheory
import ModelFiles
import Numerics
import PeerModels

/// `Symmetries`, with the irreps that the file lists.
struct XDiagSymmetry {
  /// An irrep of the file: a table with `characters`.
  struct Irrep {
    let name: String
    /// The irreps of the whole group whose states it holds, with how often.
    let members: [(irrep: Int, count: Int)]
    let momentum: String?
  }

  let group: PermutationSymmetry
  /// The number of each generator in the list of the file.
  let generatorNumbers: [Int]
  let irreps: [Irrep]

  /// Nil where the file has no symmetries.
  init?(_ root: TOMLItem, siteCount: Int) throws {
    try Self.checkKeys(root)
    guard let item = root["Symmetries"] else {
      if let irrep = Self.irrepTables(root).first {
        throw irrep.item.error("there are characters, but no 'Symmetries' that they belong to")
      }
      return nil
    }
    let list = try item.list("a list of permutations")
    guard !list.isEmpty else { throw item.error("the list of permutations is empty") }
    var permutations: [[Int]] = []
    for member in list {
      let permutation = try Self.permutation(member, siteCount: siteCount)
      if let other = permutations.firstIndex(of: permutation) {
        throw member.error("this permutation stands in the list twice, also at place \(other)")
      }
      permutations.append(permutation)
    }
    let group: PermutationSymmetry
    do {
      group = try PermutationSymmetry(generatedBy: permutations, siteCount: siteCount)
    } catch let error as GroupError {
      throw item.error(error.description)
    }
    guard group.order == permutations.count else {
      throw item.error(
        "the list is no group: its \(permutations.count) permutations generate \(group.order). XDiag lists all elements of a group"
      )
    }
    generatorNumbers = group.generators.map { permutations.firstIndex(of: $0)! }
    irreps = try Self.irrepTables(root).map {
      try Self.irrep($0.name, $0.item, permutations, group)
    }
    self.group = group
  }

  private static func permutation(
    _ item: TOMLItem, siteCount: Int
  ) throws(ModelFileError) -> [Int] {
    var images: [Int] = []
    for entry in try item.list("a permutation, a list with the image of each site,") {
      images.append(try entry.integer("the image of a site"))
    }
    guard images.sorted() == Array(0..<siteCount) else {
      throw item.error(
        "a permutation holds every site from 0 to \(siteCount - 1) once; this list has \(images.count) images"
      )
    }
    return images
  }

  /// Refuses a misspelt `characters`, which would make a table something else than an irrep.
  private static func checkKeys(_ item: TOMLItem) throws(ModelFileError) {
    for (key, value) in item.fields where key != "characters" {
      let hint = nearestNameHint(to: key, among: ["characters"], listing: [])
      guard hint.isEmpty || item["characters"] != nil else {
        throw value.error("unknown key '\(key)'" + hint)
      }
      try checkKeys(value)
    }
  }

  /// All tables that hold `characters`, by the keys that lead to them.
  private static func irrepTables(_ item: TOMLItem) -> [(name: String, item: TOMLItem)] {
    item.fields.flatMap { _, value in
      value["characters"] != nil
        ? [(value.path.joined(separator: "."), value)] : irrepTables(value)
    }
  }

  private static func irrep(
    _ name: String, _ item: TOMLItem, _ permutations: [[Int]], _ group: PermutationSymmetry
  ) throws(ModelFileError) -> Irrep {
    let list = item["characters"]!
    var characters: [Complex<Double>] = []
    for entry in try list.list("a list of characters") {
      guard let number = entry.complex else {
        throw entry.error(
          "a character is a number or a pair [real part, imaginary part], not \(entry.content.kind)"
        )
      }
      characters.append(number)
    }
    let allowed = try allowedSymmetries(item, count: permutations.count)
    guard characters.count == allowed.count else {
      throw list.error(
        "there are \(characters.count) characters for \(allowed.count) "
          + (item["allowed_symmetries"] == nil ? "symmetries" : "allowed symmetries"))
    }
    let subgroup = allowed.map { permutations[$0] }
    try checkCharacters(characters, of: subgroup, list, allowed)
    guard let members = group.irreps(of: subgroup, characters: characters) else {
      throw list.error("these are not the characters of an irreducible representation")
    }
    let momentum = try item["momentum"].map { item throws(ModelFileError) -> String in
      try item.list("a momentum").map { "\($0.real ?? .nan)" }.joined(separator: ", ")
    }
    return Irrep(name: name, members: members, momentum: momentum)
  }

  private static func allowedSymmetries(
    _ item: TOMLItem, count: Int
  ) throws(ModelFileError) -> [Int] {
    guard let list = item["allowed_symmetries"] else { return Array(0..<count) }
    var allowed: [Int] = []
    for entry in try list.list("a list of numbers of symmetries") {
      let number = try entry.integer("the number of a symmetry")
      guard (0..<count).contains(number), !allowed.contains(number) else {
        throw entry.error(
          "the symmetries are numbered from 0 to \(count - 1), and each stands here once at most; this is \(number)"
        )
      }
      allowed.append(number)
    }
    guard !allowed.isEmpty else {
      throw list.error("no symmetry is allowed, not even the identity")
    }
    return allowed
  }

  /// XDiag's irreps have one dimension: χ(g) χ(h) = χ(gh) on a subgroup.
  private static func checkCharacters(
    _ characters: [Complex<Double>], of subgroup: [[Int]], _ list: TOMLItem, _ allowed: [Int]
  ) throws(ModelFileError) {
    let places = Dictionary(uniqueKeysWithValues: subgroup.enumerated().map { ($1, $0) })
    guard let identity = places[Array(subgroup[0].indices)] else {
      throw list.error("the allowed symmetries lack the identity")
    }
    let dimension = characters[identity]
    for (g, first) in subgroup.enumerated() {
      for (h, second) in subgroup.enumerated() {
        guard let product = places[second.map { first[$0] }] else {
          throw list.error(
            "the allowed symmetries are no group: the product of \(allowed[g]) and \(allowed[h]) is none of them"
          )
        }
        let isFitting = (characters[g] * characters[h] - characters[product]).length < 1e-5
        guard isFitting || (dimension - Complex(1)).length > 0.5 else {
          throw list.error(
            "the characters of the symmetries \(allowed[g]) and \(allowed[h]) are not multiplied in that of their product, \(allowed[product])"
          )
        }
      }
    }
  }
}

extension XDiagSymmetry {
  /// What sectors are called, by their short names: irreps of the file that have the states of a single irrep.
  var names: [(short: String, name: String)] {
    group.names.indices.compactMap { number in
      let own = irreps.first { isExact($0) && $0.members[0].irrep == number }
      return own.map { (group.names[number], $0.name) }
    }
  }

  private func isExact(_ irrep: Irrep) -> Bool {
    irrep.members.count == 1 && irrep.members[0].count == 1
  }

  /// What sectors each irrep of the file is, a line each.
  var remarks: [String] {
    let labels = Dictionary(uniqueKeysWithValues: names.map { ($0.short, $0.name) })
    return irreps.map { irrep in
      let parts = irrep.members.map { member -> String in
        let short = group.names[member.irrep]
        let name = labels[short].map { $0 == irrep.name ? short : $0 } ?? short
        let times = member.count == 1 ? "" : "\(member.count) times "
        return "\(times)\(name) of dimension \(group.dimensions[member.irrep])"
      }
      let momentum = irrep.momentum.map { ", momentum (\($0))" } ?? ""
      return "\(irrep.name): the states of \(parts.joined(separator: " and "))\(momentum)"
    }
  }
}
