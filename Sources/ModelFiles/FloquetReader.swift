import LatticeModels

/// Reads `floquet:`, the steps of one period of a driven model.
struct FloquetReader {
  let parameters: ParameterTable
  /// The names of the model's terms, in the order of the file.
  let terms: [String]

  /// Nil where the file has no steps; every term must be in some step.
  func sequence(_ node: FileNode?) throws -> FloquetSequence? {
    guard let node else { return nil }
    let steps = try node.list().map(step)
    guard !steps.isEmpty else { throw node.error("a period needs a step") }
    if let idle = terms.first(where: { term in !steps.contains { $0.terms.contains(term) } }) {
      throw node.error(
        "the term '\(idle)' is in no step, so that it would never act; name it in a step, or leave it out"
      )
    }
    return FloquetSequence(steps: steps)
  }

  /// Checks that what the file calls anti-unitary can be a symmetry of the period.
  ///
  /// T turns exp(-i H t) to exp(i H t), and with it the order of the steps.
  func requireReversal(of sequence: FloquetSequence?, _ symmetry: FileNode?) throws {
    guard let sequence, !sequence.isReversible, let symmetry,
      let declared = try symmetry.fields(allowed: SymmetryReader.keys)["anti-unitary"]
    else { return }
    throw declared.error(
      "an anti-unitary symmetry reverses the order of the steps of 'floquet', and these are others in reverse: no anti-unitary symmetry of "
        + "the steps is one of the period; write 'anti-unitary: none'")
  }

  private func step(_ node: FileNode) throws -> FloquetSequence.Step {
    let fields = try node.fields(allowed: ["terms", "time"], required: ["terms", "time"])
    let list = fields["terms"]!
    var names: Set<String> = []
    for member in list.isScalar ? [list] : try list.list() {
      let name = try member.text()
      guard terms.contains(name) else {
        throw member.error("there is no term '\(name)'" + nearestNameHint(to: name, among: terms))
      }
      guard names.insert(name).inserted else {
        throw member.error("the term '\(name)' is twice in one step")
      }
    }
    guard !names.isEmpty else { throw list.error("a step needs a term") }
    let time = try FileExpression(fields["time"]!)
    let duration = try time.real(in: parameters.scope)
    guard duration > 0, duration.isFinite else {
      throw parameters.error(
        "the time of a step is \(duration.formattedShort); it must be positive (a minus sign belongs to the operators)",
        about: time)
    }
    return .init(terms: terms.filter(names.contains), duration: duration)
  }
}
