extension GroupCatalogue {
  /// The groups that are meant by a name or a number: `S4`, `(Z3×Z3)⋊Z2`, `SmallGroup(18,4)` or `18,4`.
  ///
  /// `x` may stand for × and `:` for ⋊. Several groups can have one name.
  /// Throws: `GroupError` where the text is neither, or the catalogue does not cover the order.
  public func groups(named text: String) throws -> [CatalogueGroup] {
    let plain = text.filter { !$0.isWhitespace }
    if let number = plain.wholeMatch(of: #/(?:SmallGroup\()?(\d+),(\d+)\)?/#),
      let order = Int(number.1), let id = Int(number.2)
    {
      return [try group(order: order, id: id)]
    }
    let name = plain.replacing("x", with: "×").replacing(":", with: "⋊")
    guard let order = Self.order(ofName: name) else {
      throw GroupError(
        "'\(text)' is no name of a group such as Z3, D8, S4 or (Z3×Z3)⋊Z2, and no number such as 18,4."
      )
    }
    return try groups(order: order).filter { $0.name == name }
  }

  /// The product of the orders of all groups that a name mentions; central products are smaller and have to be given by number.
  private static func order(ofName name: String) -> Int? {
    var order = 1
    for part in name.split(whereSeparator: { "×⋊.()".contains($0) }) {
      guard let match = part.wholeMatch(of: #/(Z|D|S|A|Q|QD)(\d+)/#), let n = Int(match.2),
        let factor = factor(String(match.1), n)
      else { return nil }
      let (product, overflow) = order.multipliedReportingOverflow(by: factor)
      guard !overflow else { return nil }
      order = product
    }
    return name.isEmpty ? nil : order
  }

  private static func factor(_ letter: String, _ n: Int) -> Int? {
    guard n > 0, n <= 1 << 20 else { return nil }
    switch letter {
    case "D": return 2 * n
    case "S", "A":
      guard n <= 8 else { return nil }
      let factorial = (1...n).reduce(1, *)
      return letter == "S" ? factorial : factorial / 2
    default: return n
    }
  }
}
