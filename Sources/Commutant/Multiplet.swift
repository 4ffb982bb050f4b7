import LinearAlgebra
import Numerics

/// The states, of all sectors, that belong to one level and that no Hermitian element of the real
/// algebra tells apart: the image of a minimal projector.
struct Multiplet {
  /// The states of one sector as combinations of adjacent eigenvectors of H₁.
  struct Part {
    let sector: Int
    let levels: Range<Int>
    /// Orthonormal columns. Shape: [level of the range, state].
    var frame: DenseMatrix<Complex<Double>>

    var width: Int { frame.columnCount }
  }

  /// By ascending sector, those with a state.
  var parts: [Part]

  /// The number m of states.
  var width: Int { parts.reduce(0) { $0 + $1.width } }

  /// m_λ, the number of states in each sector that has one.
  var layout: BlockLayout {
    BlockLayout(sectors: parts.map(\.sector), widths: parts.map(\.width))
  }
}
