/// Renamings of one-dimensional irreps that carry one multiplication table into another and respect restriction.
///
/// They are isomorphisms of abelian groups, so that the images of generators decide: irreps by irreps, as for rings in general, the
/// search would go astray in groups with hundreds of elements.
package struct LinearRenaming {
  /// Shape [element, element]: products; 0 is the identity in both tables.
  private let source, target: [[Int]]
  /// Shape [element]: what it restricts to, in both tables.
  private let restrictions: [Int]

  package init(source: [[Int]], target: [[Int]], restrictions: [Int]) {
    (self.source, self.target, self.restrictions) = (source, target, restrictions)
  }

  /// Whether there is one; also true when it was stopped.
  package func exists(shouldStop: () -> Bool) -> Bool {
    var isFound = false
    let isComplete = forEach(shouldStop: shouldStop) { _ in
      isFound = true
      return false
    }
    return isFound || !isComplete
  }

  /// Visits renamings in lexicographic order until `visit` returns false or `shouldStop` true; whether it came to the end.
  package func forEach(shouldStop: () -> Bool, _ visit: ([Int]) -> Bool) -> Bool {
    var images = [Int](repeating: -1, count: source.count)
    images[0] = 0
    return extend(images, subgroup: [0], shouldStop, visit)
  }

  /// `images` is known on a subgroup.
  private func extend(
    _ images: [Int], subgroup: [Int], _ shouldStop: () -> Bool, _ visit: ([Int]) -> Bool
  ) -> Bool {
    guard let generator = images.firstIndex(of: -1) else { return visit(images) }
    if shouldStop() { return false }
    let used = Set(subgroup.map { images[$0] })
    for image in target.indices
    where restrictions[image] == restrictions[generator] && !used.contains(image) {
      guard let next = adding(generator, image, to: images, subgroup, used) else { continue }
      let larger = next.indices.filter { next[$0] >= 0 }
      guard extend(next, subgroup: larger, shouldStop, visit) else { return false }
    }
    return true
  }

  /// The isomorphism on what the subgroup and one more element generate; nil when there is none with this image.
  private func adding(
    _ generator: Int, _ image: Int, to images: [Int], _ subgroup: [Int], _ used: Set<Int>
  ) -> [Int]? {
    var result = images
    var (power, powerImage) = (generator, image)
    while images[power] < 0 {
      guard !used.contains(powerImage) else { return nil }
      for member in subgroup {
        let (product, productImage) = (
          source[power][member], target[powerImage][images[member]]
        )
        guard restrictions[product] == restrictions[productImage] else { return nil }
        result[product] = productImage
      }
      (power, powerImage) = (source[power][generator], target[powerImage][image])
    }
    return images[power] == powerImage ? result : nil
  }
}
