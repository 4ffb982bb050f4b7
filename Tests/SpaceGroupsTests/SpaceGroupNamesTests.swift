import Testing

@Suite("Names of irreps of space groups")
struct SpaceGroupNamesTests {
  private static let translations = [
    "name: Tx, permute: 'site(x + 1, y)'", "name: Ty, permute: 'site(x, y + 1)'",
  ]
  private static let square = [
    "name: C4, permute: 'site(-y, x)'", "name: M, permute: 'site(x, -y)'",
  ]
  /// About a site: the turn by 60 degrees takes (1, 0) to (0, 1) and (0, 1) to (-1, 1).
  private static let triangular = [
    "name: C6, permute: 'site(-y, x + y)'", "name: M, permute: 'site(x + y, -y)'",
  ]

  /// A state with one spin flipped is made of s waves: the point group about a site leaves each as it is.
  @Test("one flipped spin on a square lattice has the trivial irrep of every little group")
  func square() throws {
    let group = try CrystalGroup(
      "{square: [4, 4], boundary: periodic}", sites: 16, Self.translations + Self.square)
    #expect(
      group.ofSites == [
        "Γ A1": 1, "k=(π,π) A1": 1, "k=(0,π) A1": 1, "k=(0,π/2) A'": 1, "k=(π/2,π) A'": 1,
        "k=(π/2,π/2) A'": 1,
      ])
    #expect(group.dimension("Γ E") == 2 && group.dimension("k=(π,π) B2") == 1)
    #expect(group.dimension("k=(0,π) B2") == 2 && group.dimension("k=(0,π/2) A\"") == 4)
    #expect(group.visible.aliases == group.visible.shortNames)
    #expect(!group.names.contains("[0,0,0,0]") && group.names[0] == "Γ A1")
  }

  @Test("the corners of the triangular lattice are K and M")
  func triangular() throws {
    let group = try CrystalGroup(
      "{triangular: [6, 6], boundary: periodic}", sites: 36, Self.translations + Self.triangular)
    let own = group.ofSites
    #expect(own["Γ A1"] == 1 && own["K A1"] == 1 && own["M A1"] == 1)
    #expect(own.values.allSatisfy { $0 == 1 })
    #expect(own.keys.allSatisfy { $0.hasSuffix("A1") || $0.hasSuffix("A'") || !$0.contains(" ") })
    #expect(group.dimension("K E") == 4 && group.dimension("M B1") == 3)
    #expect(group.dimension("Γ E1") == 2 && group.dimension("Γ B2") == 1)
  }

  /// The Dirac points of graphene, and the flat band that touches another one at Γ.
  @Test("bands of honeycomb and kagome lattices have their symbols about the centre of a hexagon")
  func bands() throws {
    // Turns by 60 degrees about the centre of a hexagon, from what they do to sublattices.
    let honeycomb = try CrystalGroup(
      "{honeycomb: [3, 3], boundary: periodic}", sites: 18,
      [
        "name: Tx, permute: 'site(x + 1, y, s)'", "name: Ty, permute: 'site(x, y + 1, s)'",
        "name: C6, permute: 'site(1 - y, x + y - 1 + s, 1 - s)'",
        "name: M, permute: 'site(y, x, s)'",
      ])
    #expect(honeycomb.ofSites["Γ A1"] == 1 && honeycomb.ofSites["Γ B2"] == 1)
    #expect(honeycomb.ofSites["K E"] == 1 && honeycomb.dimension("K E") == 4)
    let kagome = try CrystalGroup(
      "{kagome: [3, 3], boundary: periodic}", sites: 27,
      [
        "name: Tx, permute: 'site(x + 1, y, s)'", "name: Ty, permute: 'site(x, y + 1, s)'",
        "name: C6, permute: 'site(1 - y - max(0, s - 1), x + y - max(0, 1 - s), (s + 2) mod 3)'",
        "name: M, permute: 'site(y, x, (3 - s) mod 3)'",
      ])
    #expect(kagome.ofSites["Γ A1"] == 1 && kagome.ofSites["Γ E2"] == 1)
    #expect(kagome.ofSites["K E"] == 1)
  }

  @Test("a ring with its reflection")
  func ring() throws {
    let group = try CrystalGroup(
      "ring", sites: 8,
      ["name: T, permute: (j + 1) mod 8", "name: R, permute: (-j) mod 8"])
    #expect(
      group.names == ["k=0 +", "k=0 -", "k=π +", "k=π -", "k=π/4", "k=π/2", "k=3π/4"])
    #expect(group.visible.aliases == ["(0,+)", "(0,-)", "(4,+)", "(4,-)", "1", "2", "3"])
    #expect(group.ofSites == ["k=0 +": 1, "k=π +": 1, "k=π/4": 1, "k=π/2": 1, "k=3π/4": 1])
  }

  @Test("a single translation keeps its numbers, with the wave vector beside")
  func cyclic() throws {
    let group = try CrystalGroup("ring", sites: 5, ["name: T, permute: (j + 1) mod 5"])
    #expect(group.names == ["0", "1", "2", "3", "4"])
    #expect(group.visible.aliases == ["k=0", "k=2π/5", "k=4π/5", "k=-4π/5", "k=-2π/5"])
  }

  @Test("internal symmetries follow")
  func flip() throws {
    let group = try CrystalGroup(
      "{ladder: 3, boundary: periodic}", sites: 6,
      [
        "name: T, permute: 'site(x + 1, y)'", "name: legs, permute: 'site(x, 1 - y)'",
        "name: flip, on-site: X",
      ])
    #expect(group.names.contains("k=0 A' flip=+") && group.names.contains("k=2π/3 A\" flip=-"))
    #expect(group.names.count == 12)
  }

  @Test("one of two directions")
  func stripes() throws {
    let group = try CrystalGroup(
      "{square: [3, 3], boundary: periodic}", sites: 9,
      [
        Self.translations[1], "name: M, permute: 'site(-x, y)'",
      ])
    #expect(
      group.names == [
        "ky=0 A'", "ky=0 A\"", "ky=2π/3 A'", "ky=2π/3 A\"", "ky=-2π/3 A'", "ky=-2π/3 A\"",
      ])
  }

  /// On two cells a reflection is no motion of its own, so that symbols would be a guess.
  @Test("irreps are numbered where operations of space are not told apart")
  func twoCells() throws {
    let group = try CrystalGroup(
      "{square: [2, 4], boundary: periodic}", sites: 8, Self.translations + [Self.square[1]])
    #expect(group.names.contains("Γ 1") && group.names.contains("Γ 2"))
    #expect(Set(group.names).count == group.names.count && group.names.count == 10)
  }

  @Test("no wave vectors without translations, or where they are mixed with something else")
  func nothing() throws {
    let open = try CrystalGroup(
      "open chain", sites: 4, ["name: R, permute: 3 - j", "name: X, on-site: X"])
    #expect(open.names == ["(0,0)", "(0,1)", "(1,0)", "(1,1)"])
    let mixed = try CrystalGroup(
      "ring", sites: 4,
      ["name: T, permute: (j + 1) mod 4, on-site: X", "name: R, permute: (-j) mod 4"])
    #expect(mixed.names == mixed.visible.shortNames)
    let pairs = try CrystalGroup(
      "ring", sites: 6,
      ["name: T2, permute: (j + 2) mod 6", "name: R, permute: (-j) mod 6"])
    #expect(pairs.names == pairs.visible.shortNames)
  }

  /// Moving an electron past another one changes a sign, and no name.
  @Test("electrons on a ring have the names of spins")
  func electrons() throws {
    let generators = ["name: T, permute: (j + 1) mod 4", "name: R, permute: (-j) mod 4"]
    let electrons = try CrystalGroup(
      "ring", sites: 4, local: "{up: fermion, dn: fermion}", generators)
    #expect(electrons.names == (try CrystalGroup("ring", sites: 4, generators)).names)
  }
}
