import ExactDiagonalization
import Numerics

extension RealBasis {
  /// Whether some old states occur in new states of a range.
  func reaches(_ new: Range<Int>, from old: Range<Int>) -> Bool {
    old.contains { parts[$0].contains { new.contains($0.state) } }
  }

  /// Adds what the column of an old state makes in the columns of new states of a range. Shape of `columns`: [state of the range].
  func add(
    _ entries: [SparseColumns.Entry], ofColumn old: Int, within new: Range<Int>,
    to columns: inout [[SparseColumns.Entry]]
  ) {
    for right in parts[old] where new.contains(right.state) {
      for entry in entries {
        for left in parts[entry.row] {
          columns[right.state - new.lowerBound].append(
            SparseColumns.Entry(
              row: left.state,
              value: left.coefficient.conjugate * entry.value * right.coefficient))
        }
      }
    }
  }
}
