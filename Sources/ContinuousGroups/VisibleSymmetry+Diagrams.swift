import GroupTheory

extension VisibleSymmetry {
  /// The weight diagrams of some signatures; empty without charges.
  ///
  /// Beside a finite group a multiplicity that all weights share is the dimension of one of its irreps, and is divided out.
  package func diagrams(of signatures: [[Int]]) -> [WeightDiagram] {
    guard let charges else { return [] }
    return signatures.map {
      let diagram = WeightDiagram(
        signature: $0, charges: charges.values, irrepDimensions: irrepDimensions)
      return table == nil ? diagram : diagram.primitive
    }
  }
}
