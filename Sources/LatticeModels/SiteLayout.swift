/// How the sites of the tensor product stand in the cells of a lattice: species s of cell j is site j × (number of species) + s.
public struct SiteLayout: Sendable, Hashable {
  /// One kind of site in every cell.
  public struct Species: Sendable, Hashable {
    /// Nil where a cell is a single nameless site.
    public let name: String?
    /// Its levels.
    public let space: LocalSpace

    /// Names a local space.
    public init(name: String?, space: LocalSpace) { (self.name, self.space) = (name, space) }
  }

  /// Cells in rows and columns: cell y × columns + x stands at (x, y).
  public struct Grid: Sendable, Hashable {
    /// The number of cells in a row.
    public let columns: Int
    /// The number of rows.
    public let rows: Int

    /// Cells in rows; a chain is one row.
    public init(columns: Int, rows: Int) { (self.columns, self.rows) = (columns, rows) }
  }

  /// The number of cells, which are the "sites" of a model file.
  public let cellCount: Int
  /// The species in every cell.
  public let species: [Species]
  /// Nil where the cells have no coordinates.
  public let grid: Grid?
  /// Where the cells stand; nil where they are no piece of a regular lattice.
  public let crystal: CrystalCells?

  /// Puts species into cells.
  public init(
    cellCount: Int, species: [Species], grid: Grid? = nil, crystal: CrystalCells? = nil
  ) {
    precondition(crystal.map { $0.siteCount == cellCount } ?? true, "a place for every cell")
    (self.cellCount, self.species, self.grid) = (cellCount, species, grid)
    self.crystal = crystal
  }

  /// The sites of the tensor product that hold fermions, ascending: their Jordan-Wigner order.
  public var fermionSites: [Int] {
    (0..<cellCount).flatMap { cell in
      species.indices.filter { species[$0].space == .fermion }.map { cell * species.count + $0 }
    }
  }
}
