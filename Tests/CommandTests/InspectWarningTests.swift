import Foundation
import Testing

@Suite("What xsff inspect warns of")
struct InspectWarningTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static let head = "format: 1\nname: m\nsites: {count: 4, local: qubit}\nlattice: ring\n"

  private func warnings(_ text: String) throws -> [[String: Any]] {
    try folder.write(text, to: "m.yaml")
    let result = try Program.xsff.run("inspect", "m.yaml", "--json", in: folder)
    try #require(result.status == 0, "\(result.errors)")
    let object = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
    let list = try #require((object as? [String: Any])?["warnings"] as? [[String: Any]])
    let shown = try Program.xsff.run("inspect", "m.yaml", in: folder)
    #expect(shown.status == 0)
    #expect(shown.output.split(separator: "\n").allSatisfy { $0.count <= 100 })
    #expect(shown.output.contains("warning") == !list.isEmpty)
    return list
  }

  private func expectOne(
    _ kind: String, _ names: [String], _ words: String..., in text: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let list = try warnings(text)
    #expect(list.count == 1, "\(list)", sourceLocation: sourceLocation)
    #expect(list.first?["kind"] as? String == kind, sourceLocation: sourceLocation)
    #expect(list.first?["names"] as? [String] == names, sourceLocation: sourceLocation)
    let message = list.first?["message"] as? String ?? ""
    for word in words {
      #expect(message.contains(word), "\(message)", sourceLocation: sourceLocation)
    }
  }

  @Test("one operator in two terms, whatever the factors and however it is written")
  func repeated() throws {
    let terms = """
      terms:
        - {name: a, over: bonds, coupling: 'normal(1, 1)', operator: Z(j)*Z(k) + X(j)*X(k)}
        - {name: h, over: sites, operator: X(j)}
      """
    #expect(try warnings(Self.head + terms).isEmpty)
    try expectOne(
      "repeatedOperator", ["a", "b"], "4 sets of sites", "0, 1",
      in: Self.head + terms
        + "\n  - {name: b, over: bonds, coupling: 0.5, operator: '-(X(k)*X(j) + Z(k)*Z(j))'}\n")
    // n_j n_k has parts on one site, and is not n_j.
    #expect(
      try warnings(
        Self.head + """
          terms:
            - {name: mu, over: sites, operator: (1 - Z(j))/2}
            - {name: V, over: bonds, operator: (1 - Z(j))*(1 - Z(k))/4}

          """
      ).isEmpty)
    // A part of it is another operator.
    #expect(
      try warnings(Self.head + terms + "\n  - {name: b, over: bonds, operator: Z(j)*Z(k)}\n")
        .isEmpty)
    try expectOne(
      "repeatedOperator", ["h", "g"], "the sites 2",
      in: Self.head + terms + "\n  - {name: g, over: [[2]], operator: 3*X(j) + 1}\n")
    try expectOne(
      "repeatedOperator", ["J"], "twice",
      in: Self.head.replacing("ring", with: "{bonds: [[0, 1], [1, 2], [1, 0]]}")
        + "terms:\n  - {name: J, over: bonds, coupling: 'normal(0, 1)', operator: Z(j)*Z(k)}\n")
  }

  @Test("names that are used nowhere")
  func unused() throws {
    let text =
      Self.head + """
        title: with J and an A in a line
        parameters: {J: 1, K: 2}
        operators: {A: X + Z, B: A^2}
        random: {r: 'normal(0, 1)'}
        terms: [{name: J, over: sites, coupling: 2*K*r, operator: A(j)}]

        """
    let list = try warnings(text)
    #expect(list.compactMap { ($0["names"] as? [String])?.first } == ["J", "B"])
    #expect(list.allSatisfy { $0["kind"] as? String == "unusedName" })
    #expect((list.first?["message"] as? String)?.contains("parameter J (line 6)") == true)
    try expectOne(
      "unusedName", ["J"], "parameter",
      in: text.replacing("A^2", with: "A^2 ").replacing(
        "operator: A(j)", with: "operator: A(j) + B(j)"))
  }

  @Test("sums over nothing and terms that vanish")
  func empty() throws {
    let rest = "  - {name: h, over: sites, operator: X(j)}\n"
    try expectOne(
      "emptyTerm", ["a"], "bonds where j > 7",
      in: Self.head + "terms:\n  - {name: a, over: bonds, where: j > 7, operator: Z(j)*Z(k)}\n"
        + rest)
    try expectOne(
      "vanishingTerm", ["a"],
      in: Self.head + "terms:\n  - {name: a, over: bonds, coupling: 0, operator: Z(j)*Z(k)}\n"
        + rest)
    try expectOne(
      "vanishingTerm", ["a"],
      in: Self.head + "terms:\n  - {name: a, over: bonds, operator: Z(j)*Z(k) - Z(k)*Z(j)}\n" + rest
    )
  }

  @Test("generators that add nothing")
  func idle() throws {
    let terms = "terms:\n  - {name: a, over: bonds, operator: Z(j)*Z(k) + X(j)*X(k)}\nsymmetry:\n"
    let (t, x) = ("{name: T, permute: (j + 1) mod 4}", "{name: X, on-site: X}")
    #expect(try warnings(Self.head + terms + "  visible: [\(t), \(x)]\n").isEmpty)
    try expectOne(
      "idleGenerator", ["T2"],
      in: Self.head + terms + "  visible: [\(t), {name: T2, permute: (j + 2) mod 4}]\n")
    try expectOne(
      "idleGenerator", ["Y"],
      in: Self.head + terms + "  visible: [\(x), {name: Z, on-site: Z}, {name: Y, on-site: Y}]\n")
    try expectOne(
      "idleGenerator", ["one"],
      in: Self.head + terms + "  visible: [\(x), {name: one, on-site: im}]\n")
  }

  @Test("an operator that is not Hermitian: by how much, and what would make it so")
  func hermiticity() throws {
    func refusal(_ term: String, _ words: String...) throws {
      try folder.write(Self.head + "terms:\n  - \(term)\n", to: "m.yaml")
      let result = try Program.xsff.run("inspect", "m.yaml", in: folder)
      #expect(result.status == 3)
      for word in ["m.yaml:6", "not Hermitian"] + words {
        #expect(result.errors.contains(word), "\(result.errors)")
      }
    }
    try refusal(
      "{name: a, over: bonds, coupling: 'normal(0, 1)', operator: 0.5*Sp(j)*Sm(k)}", "0.5",
      "[0, 1]",
      "'0.5*Sp(j)*Sm(k) + h.c.'")
    try refusal("{name: a, over: sites, operator: im*X(j)}", "element of modulus 2", "by im")
    try refusal("{name: a, over: sites, operator: X(j)*Z(j)}", "by im")
  }

  @Test("a term that a parameter switches off is meant to be, and so is the identity alone")
  func switched() throws {
    let text =
      Self.head.replacing("lattice", with: "parameters: {J2: 0}\nlattice") + """
        terms:
          - {name: a, over: bonds, operator: Z(j)*Z(k)}
          - {name: b, over: bonds(2), where: J2 != 0, coupling: J2, operator: Z(j)*Z(k)}
          - {name: c, over: sites, coupling: J2, operator: X(j)}
        symmetry: {visible: [{name: E, on-site: 1}]}

        """
    #expect(try warnings(text).isEmpty)
  }

  @Test("bundled models have none but for a translation that C4 makes of the other")
  func bundled() throws {
    let models = Program.packageRoot.appending(path: "Models")
    let names = try FileManager.default.contentsOfDirectory(atPath: models.path)
      .filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
    for name in names {
      let result = try Program.xsff.run("inspect", name, "--json", in: folder)
      let shown =
        name == "square-xxz" ? #""names":["Ty"]}]"# : #""warnings":[]"#
      #expect(result.output.contains(shown), "\(name)")
    }
  }
}
