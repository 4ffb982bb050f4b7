import ModelFiles
import PeerModels

extension StandardReading {
  /// The keys of an exchange with the axes that each multiplies.
  typealias Exchange = [(name: String, axes: [String])]

  /// An exchange with its parts in terms that conserve 2 Sz, where the model fixes that: x and y together, xy with yx.
  ///
  /// Throws: `ModelFileError` for couplings that do not conserve it.
  func conserving(_ keys: Exchange) throws(ModelFileError) -> Exchange {
    guard !isGrandCanonical, model == .spin || input.entries["2sz"] != nil else { return keys }
    var result: Exchange = []
    for (name, axes) in keys {
      guard axes.count == 1, axes[0] != "zz" else {
        result.append((name, axes))
        continue
      }
      let partners = ["xx": "yy", "yy": "xx", "xy": "yx", "yx": "xy"]
      let partner = partners[axes[0]].flatMap { axis in keys.first { $0.axes == [axis] } }
      let sign: Double = axes[0].first == axes[0].last ? 1 : -1
      let (own, other) = (
        try input.complex(name)!.real,
        try partner.map { key throws(ModelFileError) in
          try input.complex(key.name)!.real
        } ?? 0
      )
      guard own == sign * other, partner != nil || own == 0 else {
        throw input.error(
          name,
          "this coupling does not conserve 2Sz, which the model \(input.entries["model"]!.value) fixes"
            + (partners[axes[0]].map { axis in
              "; it does with the coupling \(axis.first == axis.last ? "\(axis.first!)" : axis) of \(sign == 1 ? "the same" : "the opposite") value"
            } ?? ""))
      }
      // The first of both states the term.
      if axes[0].first == "x", let partner {
        result.append((name, [axes[0], (sign == 1 ? "" : "-") + partner.axes[0]]))
      }
    }
    return result
  }

  /// Σ S^a S^b of axes such as `xx` and `-yx`, with `first` and `second` for the operators.
  static func products(
    _ axes: [String], first: (Character) -> String, second: (Character) -> String
  ) -> String {
    ModelText.sum(
      axes.map { axis in
        let letters = axis.drop { $0 == "-" }
        return (axis.hasPrefix("-") ? "-" : "")
          + "\(first(letters.first!))*\(second(letters.last!))"
      })
  }
}
