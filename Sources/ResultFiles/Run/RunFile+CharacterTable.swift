import GroupTheory

extension RunFile {
  /// Writes the lists of a character table into a group of the file.
  package static func write(_ table: CharacterTable, _ group: HDF5Group) throws {
    try group.write(
      table.classSizes, to: "class_sizes",
      HDF5Description("number of elements; the identity class comes first", axes: ["class"]))
    try group.write(
      table.elementOrders, to: "element_orders",
      HDF5Description("order of the elements", axes: ["class"]))
    let primes = table.powerMaps.keys.sorted()
    try group.write(
      HDF5Array(rows: primes.map { table.powerMaps[$0]! }, width: table.rank), to: "power_maps",
      HDF5Description(
        "the class of the p-th power, counted from 0, for the primes p of the attribute primes",
        axes: ["prime", "class"]), attributes: [("primes", primes)])
    try group.write(
      HDF5Array(rows: table.complexCharacters, width: table.rank), to: "characters",
      HDF5Description(
        "irreducible characters; the trivial irrep comes first", axes: ["irrep", "class"]))
  }

  /// Writes the characters as exact sums of roots of unity.
  package static func writeExactCharacters(_ table: CharacterTable, _ group: HDF5Group) throws {
    try group.write(
      HDF5Array(rows: table.characters.map { $0.map(\.conductor) }, width: table.rank),
      to: "exact_conductor",
      HDF5Description(
        "the character is a sum of powers of exp(2 pi i / conductor)", axes: ["irrep", "class"]))
    let width = table.characters.joined().map(\.coefficients.count).max()!
    let padded = table.characters.joined().flatMap { value in
      value.coefficients + [Int](repeating: 0, count: width - value.coefficients.count)
    }
    try group.write(
      HDF5Array(shape: [table.rank, table.rank, width], elements: padded),
      to: "exact_coefficients",
      HDF5Description(
        "coefficient of each power in the exact character", axes: ["irrep", "class", "power"]))
  }
}
