import ModelFiles
import PeerModels

extension StandardReading {
  /// The number of electrons and 2 Sz where the model fixes them.
  func fixedNumbers() throws(ModelFileError) -> (electrons: Int?, twiceSz: Int?) {
    let (electrons, twiceSz) = (try input.integer("nelec"), try input.integer("2sz"))
    if isGrandCanonical {
      for key in ["nelec", "2sz"] where input.entries[key] != nil {
        throw input.error(key, "the model \(input.entries["model"]!.value) fixes no numbers")
      }
      return (nil, nil)
    }
    if model == .spin {
      guard electrons == nil else { throw input.error("nelec", "spin models have no electrons") }
      guard let twiceSz else {
        throw input.file.error("the key '2Sz' is missing; the model Spin fixes it")
      }
      for key in ["gamma", "gamma_y"] where try input.real(key) ?? 0 != 0 {
        throw input.error(
          key, "a transverse field does not conserve 2Sz; the model SpinGC allows it")
      }
      try check(twiceSz, most: lattice.siteCount * twiceSpin)
      return (nil, twiceSz)
    }
    guard let electrons else {
      throw input.file.error(
        "the key 'nelec' is missing; the model \(input.entries["model"]!.value) fixes it")
    }
    guard (0...2 * lattice.siteCount).contains(electrons) else {
      throw input.error(
        "nelec",
        "the number of electrons is an integer from 0 to \(2 * lattice.siteCount), not \(electrons)"
      )
    }
    if let twiceSz {
      let most = min(electrons, 2 * lattice.siteCount - electrons)
      try check(twiceSz, most: most + (model == .kondo ? lattice.siteCount * twiceSpin : 0))
    }
    return (electrons, twiceSz)
  }

  private func check(_ twiceSz: Int, most: Int) throws(ModelFileError) {
    guard abs(twiceSz) <= most, (twiceSz - most) % 2 == 0 else {
      throw input.error(
        "2sz", "2Sz is one of -\(most), -\(most) + 2, … \(most) here, not \(twiceSz)")
    }
  }

  /// The translations of a chain and the sector of them that `MomentumIndex` chooses, with T = exp(-2πi m/L).
  func momentum() throws(ModelFileError) -> (length: Int, sector: String)? {
    guard let index = try input.integer("momentumindex") else { return nil }
    guard let length = lattice.chainLength else {
      throw input.error("momentumindex", "only the lattice 'chain' has a MomentumIndex")
    }
    guard try input.real("phase0") ?? 0 == 0 else {
      throw input.error("momentumindex", "MomentumIndex needs a chain without phase0")
    }
    guard (0..<length).contains(index) else {
      throw input.error(
        "momentumindex", "MomentumIndex is an integer from 0 to \(length - 1), not \(index)")
    }
    return (length, "\((length - index) % length)")
  }

  /// Whether `--set charges=yes` makes sectors of the numbers that are not fixed.
  mutating func takeCharges() throws(ModelParameterError) -> Bool {
    switch takeChoice("charges") {
    case nil, "no": return false
    case "yes": return isGrandCanonical
    case let other?:
      throw ModelParameterError(
        parameter: "charges", message: "'yes' or 'no' is expected, not '\(other)'")
    }
  }

  /// What `xsff import` says.
  func remarks(_ electrons: Int?, _ twiceSz: Int?, _ sector: String?) -> [String] {
    var lines = [
      "\(model.rawValue) model on the lattice \(lattice.name), \(lattice.siteCount) sites"
    ]
    if isGrandCanonical {
      lines.append(
        "all states; --set charges=yes makes sectors of \(model.charges.map(\.name).joined(separator: " and "))"
      )
    } else {
      lines.append(
        [electrons.map { "\($0) electrons" }, twiceSz.map { "2Sz = \($0)" }].compactMap(\.self)
          .joined(separator: ", ") + (model != .spin && twiceSz == nil ? ", any 2Sz" : ""))
    }
    if let sector {
      lines.append(
        "MomentumIndex \(input.entries["momentumindex"]!.value) is the sector \(sector); all are computed"
      )
    } else {
      lines.append("the file states no symmetry; --visible auto uses what xsff symmetries finds")
    }
    return lines
  }
}
