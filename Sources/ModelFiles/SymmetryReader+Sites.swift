import LatticeModels
import Numerics

extension SymmetryReader {
  /// One matrix for each site of the tensor product, from one expression for all cells or a list with one for each.
  func onSiteMatrices(
    _ node: FileNode?, name: String
  ) throws(ModelFileError) -> [LocalSpace.Matrix] {
    var expressions: [FileExpression] = []
    if let node {
      let nodes = node.isList ? try node.list() : [node]
      for node in nodes { expressions.append(try FileExpression(node)) }
      guard !node.isList || nodes.count == symbols.cellCount else {
        throw node.error(
          "a list of on-site operators has one for each of the \(symbols.cellCount) sites, not "
            + "\(nodes.count)")
      }
    }
    let onSite = scope.with(.onSite(symbols))
    var matrices: [LocalSpace.Matrix] = []
    for cell in 0..<symbols.cellCount {
      let expression = expressions.count > 1 ? expressions[cell] : expressions.first
      let operation =
        try expression?.operation(in: bindingSite(cell, in: onSite))
        ?? LocalOperator(scalar: .one)
      guard
        let factors = operation.unitaryFactors(
          overSitesOfDimensions: symbols.species.map(\.space.dimension))
      else {
        throw expression!.error(
          "the on-site operator of the generator '\(name)' is not a product of one operator for "
            + "each species, such as sigma.X * tau.X")
      }
      matrices += factors
    }
    return matrices
  }

  /// The site to which each site of the tensor product moves.
  func siteImages(
    _ node: FileNode?, species: FileNode?
  ) throws(ModelFileError) -> [Int] {
    let count = symbols.species.count
    if let node, node.isList, count > 1, try node.list().count == symbols.cellCount * count {
      if let species {
        throw species.error("the list 'permute' names the images of all species already")
      }
      return try listedImages(
        node, of: "site of the tensor product", count: symbols.cellCount * count)
    }
    let cells =
      try node.map { node throws(ModelFileError) in
        node.isList
          ? try listedImages(node, of: "site", count: symbols.cellCount)
          : node.isScalar ? try cellImages(FileExpression(node)) : try cycles(node)
      } ?? Array(0..<symbols.cellCount)
    guard cells.count == symbols.cellCount else {
      throw node!.error(
        "the list has \(cells.count) images for \(symbols.cellCount) sites")
    }
    let speciesImages = try speciesImages(species)
    return (0..<symbols.cellCount * count).map { site in
      cells[site / count] * count + speciesImages[site % count]
    }
  }

  private func listedImages(
    _ node: FileNode, of what: String, count: Int
  ) throws(ModelFileError) -> [Int] {
    var images: [Int] = []
    for member in try node.list() {
      images.append(try FileExpression(member).integer(in: scope))
    }
    guard images.count == count else {
      throw node.error("the list has \(images.count) images for \(count) sites")
    }
    guard Set(images) == Set(images.indices) else {
      throw node.error(
        "the list of images must hold every \(what) from 0 to \(count - 1) once")
    }
    return images
  }

  /// {cycles: [[0, 1, 2], [3, 4]]}: 0 moves to 1, 1 to 2, 2 to 0, and so on; other sites stay.
  private func cycles(_ node: FileNode) throws(ModelFileError) -> [Int] {
    let list = try node.fields(allowed: ["cycles"], required: ["cycles"])["cycles"]!
    let cycles = try SiteTuples.listed(list, sites: symbols.cellCount, scope: scope)
    let moved = cycles.joined()
    guard Set(moved).count == moved.count else {
      throw list.error("two cycles name the same site; each site stands in one cycle at most")
    }
    var images = Array(0..<symbols.cellCount)
    for cycle in cycles {
      for (site, image) in zip(cycle, cycle.dropFirst() + cycle.prefix(1)) { images[site] = image }
    }
    return images
  }

  private func cellImages(_ expression: FileExpression) throws(ModelFileError) -> [Int] {
    var cellImages = Array(0..<symbols.cellCount)
    for cell in cellImages.indices {
      let image = try expression.integer(in: bindingSite(cell, in: scope))
      guard cellImages.indices.contains(image) else {
        throw expression.error(
          "site \(cell) would move to \(image); sites are numbered from 0 to "
            + "\(symbols.cellCount - 1)")
      }
      cellImages[cell] = image
    }
    guard Set(cellImages).count == cellImages.count else {
      throw expression.error(
        "two sites would move to the same site; the images are \(cellImages)")
    }
    return cellImages
  }
}
