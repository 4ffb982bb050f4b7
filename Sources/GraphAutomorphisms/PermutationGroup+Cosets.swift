/// A subgroup of a group with representatives of its right cosets.
package struct SubgroupByCosets: Sendable {
  /// The subgroup, or as much of it as was found.
  package let subgroup: PermutationGroup
  /// The identity first.
  package let representatives: [[Int]]
  /// Whether all cosets were met.
  package let isComplete: Bool
}

extension PermutationGroup {
  /// The subgroup H of elements that are in one class with the identity, where classes are the right cosets H g.
  ///
  /// H comes from the orbit of its cosets by Schreier's lemma, whether or not any generator belongs to it.
  /// - Parameter classNumber: A number for each class, from an element; nil for elements that are left out.
  package func subgroup(
    cosetLimit: Int, classNumber: ([Int]) throws -> Int?
  ) rethrows -> SubgroupByCosets {
    let identity = Array(0..<degree)
    guard let trivial = try classNumber(identity) else {
      preconditionFailure("the identity has a class")
    }
    if try generators.allSatisfy({ try classNumber($0) == trivial }) {
      return SubgroupByCosets(subgroup: self, representatives: [identity], isComplete: true)
    }
    var representatives = [identity]
    var places = [trivial: 0]
    var isComplete = true
    var subgroup = PermutationGroup(degree: degree, generators: [])
    var next = 0
    while next < representatives.count {
      for generator in generators {
        let product = PermutationGroup.product(representatives[next], generator)
        guard let number = try classNumber(product) else { continue }
        if let place = places[number] {
          subgroup.extend(
            by: PermutationGroup.product(
              product, PermutationGroup.inverse(representatives[place])))
        } else if representatives.count < cosetLimit {
          places[number] = representatives.count
          representatives.append(product)
        } else {
          isComplete = false
        }
      }
      next += 1
    }
    return SubgroupByCosets(
      subgroup: subgroup, representatives: representatives, isComplete: isComplete)
  }
}
