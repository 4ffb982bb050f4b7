import CScaLAPACK
import LinearAlgebra
import ProcessGroups

/// A Hermitian matrix in square blocks that are dealt out to a grid of processes, of which each has every p-th row of blocks and every
/// q-th column of blocks.
struct BlockCyclicMatrix {
  /// What the matrix is made of.
  struct Entries {
    let dimension: Int
    let isReal: Bool
    /// Row + column × dimension, in the lower triangle.
    let positions: [Int]
    /// Of a complex matrix the real and the imaginary part of each entry.
    let values: [Double]
  }

  private static let block = 64

  private let entries: Entries
  private let rows: Cycle
  private let columns: Cycle

  /// The rows or columns of a process.
  private struct Cycle {
    let place: Int
    let count: Int

    /// The place of a row among those of the process; nil where another one has it.
    func local(_ number: Int) -> Int? {
      let (cycle, rest) = number.quotientAndRemainder(dividingBy: block * count)
      return rest / block == place ? cycle * block + rest % block : nil
    }

    func size(_ dimension: Int) -> Int {
      Int(cscalapack_share(Int32(dimension), Int32(block), Int32(place), Int32(count)))
    }
  }

  private let context: Int32

  /// Shares a matrix among all processes.
  init(_ entries: Entries, processes: Int) {
    let height = (1...processes).last { $0 * $0 <= processes && processes % $0 == 0 }!
    var (row, column): (Int32, Int32) = (0, 0)
    context = cscalapack_grid(Int32(height), Int32(processes / height), &row, &column)
    self.entries = entries
    rows = Cycle(place: Int(row), count: height)
    columns = Cycle(place: Int(column), count: processes / height)
  }

  /// Gives the grid back.
  func end() { Cblacs_gridexit(context) }

  private var numbers: Int { entries.isReal ? 1 : 2 }
  private var localRows: Int { rows.size(entries.dimension) }
  private var localColumns: Int { columns.size(entries.dimension) }

  /// The bytes that this process has of the matrix.
  var bytes: Int { 8 * numbers * localRows * localColumns }

  /// The most entries that ScaLAPACK can number in one process.
  var isTooLarge: Bool { localRows * localColumns > Int(Int32.max) }

  /// The entries of this process: the lower triangle, and zeros.
  private func filled() -> UnsafeMutablePointer<Double> {
    let count = max(1, numbers * localRows * localColumns)
    let storage = UnsafeMutablePointer<Double>.allocate(capacity: count)
    storage.initialize(repeating: 0, count: count)
    let height = localRows
    for (place, position) in entries.positions.enumerated() {
      let (column, row) = position.quotientAndRemainder(dividingBy: entries.dimension)
      guard let x = rows.local(row), let y = columns.local(column) else { continue }
      for part in 0..<numbers {
        storage[numbers * (y * height + x) + part] = entries.values[numbers * place + part]
      }
    }
    return storage
  }

  /// The tridiagonal matrix with the same eigenvalues, the same in all processes.
  ///
  /// Throws: `LinearAlgebraError`. Complexity: 4/3 n³ operations, shared.
  func tridiagonal(
    _ group: some ProcessGroup
  ) throws -> (diagonal: [Double], subdiagonal: [Double]) {
    let matrix = filled()
    defer { matrix.deallocate() }
    var d = [Double](repeating: 0, count: localColumns + 1)
    var e = d
    let info = cscalapack_tridiagonalize(
      context, entries.isReal ? 1 : 0, Int32(entries.dimension), Int32(Self.block), matrix,
      Int32(max(1, localRows)), Int32(localColumns), &d, &e)
    try group.together {
      if info != 0 {
        throw LinearAlgebraError.routineFailed(
          name: entries.isReal ? "pdsytrd" : "pzhetrd", info: Int(info),
          dimension: entries.dimension)
      }
    }
    // The processes of a column of the grid have the same; those of its first row speak.
    var own = [Double](repeating: 0, count: 2 * entries.dimension)
    if rows.place == 0 {
      for column in 0..<entries.dimension {
        guard let place = columns.local(column) else { continue }
        (own[column], own[entries.dimension + column]) = (d[place], e[place])
      }
    }
    let all = group.sum(own)
    return (
      Array(all[..<entries.dimension]),
      Array(all[entries.dimension..<(2 * entries.dimension - 1)])
    )
  }
}
