import GroupTheory

extension SuiteTable {
  /// The table as the library's type, which checks it.
  public func characterTable() throws -> CharacterTable {
    try CharacterTable(
      classSizes: classSizes, elementOrders: elementOrders, powerMaps: powerMaps,
      characters: exactCharacters.map { row in
        row.map { Cyclotomic(conductor: $0.conductor, coefficients: $0.coefficients) }
      })
  }
}
