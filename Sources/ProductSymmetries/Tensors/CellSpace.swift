import LatticeModels
import LinearAlgebra
import Numerics

/// The sites of a model, put together into the cells of its file: an on-site operator acts on one cell, all species in it.
package struct CellSpace: Sendable {
  /// The number of sites of the tensor product in a cell.
  package let sitesPerCell: Int
  /// The number of levels of every cell.
  package let dimensions: [Int]
  /// The levels of every site.
  package let siteDimensions: [Int]
  /// Shape [cell]: the fermions among the sites of the cell, ascending.
  package let fermions: [[Int]]

  /// The cells of a model; every site is one in a model that is made in code.
  package init(_ model: Model) {
    let species = model.layout?.species ?? []
    let size = max(1, species.count)
    sitesPerCell = size
    siteDimensions = model.siteDimensions
    let count = model.siteDimensions.count / size
    dimensions = (0..<count).map { cell in
      model.siteDimensions[(cell * size)..<((cell + 1) * size)].reduce(1, *)
    }
    fermions = (0..<count).map { cell in
      species.indices.filter { species[$0].space == .fermion }
        .map { cell * size + $0 }
    }
  }

  /// The number of cells.
  package var count: Int { dimensions.count }

  /// The sites of a cell.
  package func sites(of cell: Int) -> Range<Int> {
    (cell * sitesPerCell)..<((cell + 1) * sitesPerCell)
  }

  /// Whether a state of a cell has an odd number of fermions. Shape [level].
  package func isOdd(_ cell: Int) -> [Bool] {
    let sites = sites(of: cell)
    let dimensions = Array(siteDimensions[sites])
    let strides = LocalOperator.strides(dimensions)
    return (0..<self.dimensions[cell]).map { level in
      fermions[cell].reduce(false) { odd, site in
        let place = site - sites.lowerBound
        return odd != (level / strides[place] % dimensions[place] == 1)
      }
    }
  }

  /// The parity (-1)^(number of fermions) of a cell as its diagonal.
  package func parity(of cell: Int) -> [Double] { isOdd(cell).map { $0 ? -1 : 1 } }
}
