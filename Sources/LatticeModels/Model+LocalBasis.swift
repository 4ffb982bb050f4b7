extension Model {
  /// The same model in the levels that its file names, without visible generators and anti-unitary ones, which are not monomial
  /// there; the model itself where its levels are the file's.
  package var inFileBasis: Model {
    guard let localBasis else { return self }
    return Model(
      name: name, title: title, description: description, source: source, sourceName: sourceName,
      statesSymmetry: statesSymmetry, replacedSymmetry: replacedSymmetry, parameters: parameters,
      siteDimensions: siteDimensions, layout: layout,
      conservedTotal: conservedTotal.map { localBasis.restored($0) }, constraint: constraint,
      charges: charges.map {
        localBasis.restored($0)
      },
      terms: terms, structures: structures.map { localBasis.restored($0) }, strengths: strengths,
      variables: variables, floquet: floquet, defaultSamples: defaultSamples)
  }
}
