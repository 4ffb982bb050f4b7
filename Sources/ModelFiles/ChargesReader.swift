import LatticeModels

/// Reads `charges:` of `symmetry:`, the quantities whose values label sectors.
struct ChargesReader {
  let symbols: OperatorSymbols
  let parameters: ParameterTable

  /// The charges, none where the file names none.
  func charges(_ symmetry: FileNode?) throws -> [ConservedCharge] {
    guard let symmetry, symmetry.node.mapping != nil,
      let list = try symmetry.fields(allowed: SymmetryReader.keys)["charges"],
      list.node.scalar?.string != "none"
    else { return [] }
    guard list.isList else {
      throw list.error(
        "a list of charges is expected here, such as [{name: N, of: n}], or 'none'")
    }
    var charges: [ConservedCharge] = []
    for node in try list.list() {
      let charge = try charge(node)
      guard !charges.contains(where: { $0.name == charge.name }) else {
        throw node.error("there are two charges with the name '\(charge.name)'")
      }
      charges.append(charge)
    }
    return charges
  }

  private func charge(_ node: FileNode) throws -> ConservedCharge {
    let fields = try node.fields(allowed: ["name", "of"], required: ["name", "of"])
    let quantity = try FileExpression(fields["of"]!)
    let summed = try SummedQuantity(quantity, symbols: symbols, scope: parameters.scope)
    let weights = try zip(summed.weights, summed.offsets).map { weights, offset in
      try weights.map { weight in
        let value = weight + offset
        guard abs(value) < 1e9, abs(value - value.rounded()) < 1e-6 else {
          throw notIntegral(quantity, value)
        }
        return Int(value.rounded())
      }
    }
    return ConservedCharge(
      name: try fields["name"]!.text(), weights: weights, cellDimensions: summed.cellDimensions)
  }

  private func notIntegral(_ quantity: FileExpression, _ value: Double) -> ModelFileError {
    quantity.error(
      "a charge takes integer values, but '\(quantity.text)' takes the value "
        + "\(value.formattedShort); multiply it by a number, as in 2*Sz")
  }
}
