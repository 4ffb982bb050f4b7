import GroupTheory
import LatticeModels

/// The elements of a visible group, to be found up to a phase.
package struct PhasedElements {
  private let visible: VisibleGroup
  /// By operator without its phase.
  private let elements: [MonomialOperator: [Int]]

  package init(_ visible: VisibleGroup) {
    self.visible = visible
    elements = Dictionary(grouping: visible.elements.indices) {
      visible.elements[$0].withoutPhase
    }
  }

  /// All g and c with `operation` = c g; several where N holds multiples of the identity, those with the simplest phase first.
  package func matches(_ operation: MonomialOperator) -> [(element: Int, phase: RootOfUnity)] {
    (elements[operation.withoutPhase] ?? []).map { element in
      (element, operation.phase * visible.elements[element].phase.conjugate)
    }.sorted { ($0.phase.order, $0.phase.exponent) < ($1.phase.order, $1.phase.exponent) }
  }
}

extension MonomialOperator {
  /// The phase of the state with level 0 on every site.
  fileprivate var phase: RootOfUnity { RootOfUnity(globalPhase, order: phaseOrder) }

  package var withoutPhase: MonomialOperator {
    MonomialOperator(
      dimensions: dimensions, sitePermutation: sitePermutation,
      levelPermutations: levelPermutations, phases: phases, phaseOrder: phaseOrder,
      fermions: fermions)
  }
}
