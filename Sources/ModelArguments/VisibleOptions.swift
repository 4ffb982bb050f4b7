import ArgumentParser
import CommandSupport
import LatticeModels
import MonomialSymmetries

/// Where the visible symmetry comes from: `--visible`.
package struct VisibleOptions: ParsableArguments {
  /// The values of the option.
  package enum Source: String, ExpressibleByArgument, CaseIterable {
    /// What the model file says.
    case declared
    /// What `xsff symmetries` finds.
    case auto
  }

  @Option(
    help: ArgumentHelp(
      "The visible symmetry: what the model file says (declared), or what xsff symmetries finds, "
        + "in place of the section symmetry: (auto).", valueName: "source"))
  package var visible: Source = .declared

  package init() {}

  /// Reads the model with the symmetry that was asked for; a remark says what could have been found for one without.
  package func load(_ options: ModelOptions, quiet: Bool = false) throws -> Model {
    let model = try options.load()
    switch visible {
    case .auto: return try Self.withFoundSymmetry(model, options)
    case .declared:
      if !model.statesSymmetry, !quiet, let remark = Self.remark(on: model) {
        StandardStream.remark(remark + "\n")
      }
      return model
    }
  }

  private static func withFoundSymmetry(
    _ model: Model, _ options: ModelOptions
  ) throws -> Model {
    let found: MonomialSymmetries
    do {
      found = try MonomialSymmetries(of: model.inFileBasis)
    } catch {
      throw PlainFailure(.failed, "--visible auto: no symmetry was found. \(error)")
    }
    guard let proposal = SymmetryProposal(found, model: model.inFileBasis) else { return model }
    return try options.load(symmetry: proposal.section)
  }

  /// Nil where there is nothing to find, or where it would take more than a second or so.
  private static func remark(on model: Model) -> String? {
    guard let found = try? MonomialSymmetries(of: model, elementLimit: 50_000),
      let proposal = SymmetryProposal(found, model: model), !proposal.isEmpty
    else { return nil }
    let names =
      proposal.charges.map { "U(1) of \($0.name)" }
      + proposal.members.filter { $0.omission == nil }.map(\.name)
      + (proposal.antiunitary.map { [$0.name] } ?? [])
    return
      "The model file states no symmetry. xsff symmetries finds \(names.joined(separator: ", ")); "
      + "--visible auto uses it."
  }
}
