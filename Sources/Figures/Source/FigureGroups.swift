import GroupTheory

/// What figures know of groups beyond the run.
package struct FigureGroups {
  let catalogue: GroupCatalogue?

  /// With a catalogue groups have names.
  package init(catalogue: GroupCatalogue?) { self.catalogue = catalogue }
}
