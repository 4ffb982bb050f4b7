extension DeclaredAntiunitary {
  /// What it does, in words; `names` are those of N's irreps.
  ///
  /// `K² = 1, commutes with N; no Kramers pairs in any sector`, for example.
  public func summary(of visible: CharacterTable, names: [String]) -> String {
    ([laws(of: visible, names)] + sectors(names)).joined(separator: "; ")
  }

  private func laws(of visible: CharacterTable, _ names: [String]) -> String {
    let image =
      if classImages == Array(classImages.indices) {
        visible.order == visible.rank ? "g" : "g up to conjugation in N"
      } else {
        "τ(g)"
      }
    let commutation =
      character == 0
      ? image == "g"
        ? "commutes with N" : "\(name) g \(name)⁻¹ = \(image)"
      : "\(name) g \(name)⁻¹ = χ(g) \(image) with the character χ = \(names[character])"
    guard let square else { return "\(name)² is no element of N, \(commutation)" }
    let factor = square.phase == .one && square.elementClass != 0 ? "" : "\(square.phase)"
    let element =
      square.elementClass == 0
      ? "" : "an element of order \(visible.elementOrders[square.elementClass])"
    let separator = factor.isEmpty || element.isEmpty ? "" : " times "
    return "\(name)² = \(factor)\(separator)\(element), \(commutation)"
  }

  /// Which sectors it exchanges, and where its square on the levels is 1 or -1.
  private func sectors(_ names: [String]) -> [String] {
    func list(_ square: Int, all: String) -> String? {
      let own = names.indices.filter { sectorSquares[$0] == square }.map { names[$0] }
      guard !own.isEmpty else { return nil }
      return own.count == names.count && own.count > 1
        ? "\(all) sector" : "sector\(own.count == 1 ? "" : "s") " + own.joined(separator: ", ")
    }
    let exchanged = images.indices.filter { images[$0] > $0 }.map {
      "\(names[$0]) ↔ \(names[images[$0]])"
    }
    return [
      exchanged.isEmpty ? nil : "exchanges " + exchanged.joined(separator: ", "),
      list(1, all: "any").map { "no Kramers pairs in \($0)" },
      list(-1, all: "every").map { "Kramers pairs in \($0)" },
    ].compactMap(\.self)
  }
}
