import LinearAlgebra
import Numerics

/// Multiplets joined to components, with their states turned so that the blocks M_ij along the
/// spanning tree are positive multiples of the identity.
struct Gauge {
  let multiplets: [Multiplet]
  /// Shape: [multiplet].
  let component: [Int]
  /// The multiplets of each component, the root first.
  let components: [[Int]]

  /// The tree is the best carrier: no path between two multiplets has a heavier lightest edge, and
  /// the error of a polar factor is the rounding error over the edge's weight.
  /// - Throws: ``CommutantError/unequalMultiplets(energy:other:)``.
  init(
    of multiplets: [Multiplet], along tree: SpanningTree, threshold: Double, members: MemberImages
  ) throws {
    var turned = multiplets
    var component = [Int](repeating: 0, count: multiplets.count)
    var components: [[Int]] = multiplets.isEmpty ? [] : [[0]]
    for edge in tree.edges {
      if edge.weight < threshold {
        component[edge.child] = components.count
        components.append([edge.child])
        continue
      }
      component[edge.child] = component[edge.parent]
      components[component[edge.parent]].append(edge.child)
      let parent = turned[edge.parent]
      guard parent.layout == turned[edge.child].layout else {
        throw CommutantError.unequalMultiplets(
          energy: members.energy(of: parent), other: members.energy(of: turned[edge.child]))
      }
      for (place, part) in turned[edge.child].parts.enumerated() {
        let block = members.block(to: part, from: parent.parts[place], member: edge.member)
        turned[edge.child].parts[place].frame = part.frame.multiplied(
          by: try block.unitaryPolarFactor())
      }
    }
    self.multiplets = turned
    self.component = component
    self.components = components
  }

  /// The loops of one component, from all its blocks or an even sample of them.
  func loops(of number: Int, members: MemberImages, scale: Double) -> LoopSpan {
    let joined = components[number]
    let layout = multiplets[joined[0]].layout
    // Loops are generic: a sample spans what all span, and `CommutantResidual` looks at all.
    let budget = min(4096, max(64, (1 << 20) / layout.count))
    let origins = min(joined.count, max(3, budget / (joined.count * members.memberCount)))
    var blocks: [[Complex<Double>]] = []
    for index in 0..<origins {
      let origin = joined[index * joined.count / origins]
      for member in 0..<members.memberCount {
        let images = members.images(of: multiplets[origin], member: member)
        for target in joined where target != origin && blocks.count < 3 * budget {
          var block = [Complex<Double>](repeating: .zero, count: layout.count)
          members.writeBlock(
            to: multiplets[target], from: images, layout: layout, into: &block)
          blocks.append(block)
        }
      }
    }
    return LoopSpan(of: blocks, layout: layout, scale: scale)
  }

  /// The loop algebra of every component; parts of loops up to `resolution` are rounding, by
  /// default below the widest gap of all lengths.
  ///
  /// - Throws: ``CommutantError/noDivisionAlgebra(energy:misfit:)``.
  func loopAlgebras(
    members: MemberImages, scale: Double, resolution: Double?
  ) throws -> [LoopAlgebra] {
    let loops = components.indices.map { self.loops(of: $0, members: members, scale: scale) }
    let resolution = resolution ?? LogarithmicGap.middle(of: loops.flatMap(\.lengths))
    return try zip(components, loops).map { joined, loops in
      let root = multiplets[joined[0]]
      let algebra = LoopAlgebra(of: loops, layout: root.layout, resolution: resolution)
      let misfit = algebra.misfit(layout: root.layout)
      if misfit > 1e-3 {
        throw CommutantError.noDivisionAlgebra(energy: members.energy(of: root), misfit: misfit)
      }
      return algebra
    }
  }
}
