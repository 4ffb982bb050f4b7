import ExactDiagonalization
import Foundation
import GroupTheory
import ModelReview

/// What `xsff inspect --json` prints, format version 1.
///
/// Keys are stable; later versions may add some.
struct InspectionReport: Encodable {
  let formatVersion = 1
  let name: String
  let title: String
  let description: String
  let file: String
  let parameters: [Parameter]
  let samples: Int
  let siteDimensions: [Int]
  let conservedTotal: Int?
  let conservedTotals: [Int]?
  /// The number of conditions of the constraint; nil without one.
  let constraintRules: Int?
  /// The number of sites whose levels are superpositions of those of the file; nil for none.
  let superposedSites: Int?
  let hilbertSpaceDimension: Int
  let terms: [Term]
  /// The steps of one period; nil where H is the sum of all terms.
  let floquet: [Step]?
  let charges: [String]
  let visibleGroup: VisibleGroup
  let antiunitarySymmetries: [String]
  /// Those that map the visible group to multiples of itself.
  let declaredSymmetries: [DeclaredSymmetry]
  let sectors: [Sector]
  let checks: [Check]
  /// What is allowed in the file and probably not meant.
  let warnings: [ModelWarnings.Warning]
  let estimate: Estimate

  struct Parameter: Encodable {
    let name: String
    let value: Double
  }

  struct Term: Encodable {
    let name: String
    let over: String
    let indices: [String]
    let tuples: Int
    let coupling: String
    let drawn: Bool
    let `operator`: String
  }

  struct Step: Encodable {
    let terms: [String]
    let time: Double
  }

  struct VisibleGroup: Encodable {
    let order: Int
    let abelian: Bool
    let generators: [Generator]
    let classSizes: [Int]
    let elementOrders: [Int]
    /// Nil where the catalogue does not cover the order.
    let groups: [Group]?
  }

  struct Generator: Encodable {
    let name: String
    let order: Int
  }

  struct Group: Encodable {
    let order: Int
    let id: Int
    let name: String
  }

  /// T g T⁻¹ = χ(g) τ(g), T² = ω s.
  struct DeclaredSymmetry: Encodable {
    let name: String
    /// Tλ. Shape [irrep].
    let irreps: [Int]
    /// The class of τ(g). Shape [class].
    let classes: [Int]
    let character: Int
    /// Nil where T² is no element of the visible group.
    let square: Square?
    /// 1, -1 or 0. Shape [irrep].
    let sectorSquares: [Int]

    struct Square: Encodable {
      let elementClass: Int
      let phase: [Int]
    }

    init(_ symmetry: DeclaredAntiunitary) {
      (name, irreps, classes) = (symmetry.name, symmetry.images, symmetry.classImages)
      (character, sectorSquares) = (symmetry.character, symmetry.sectorSquares)
      square = symmetry.square.map {
        Square(elementClass: $0.elementClass, phase: [$0.phase.exponent, $0.phase.order])
      }
    }
  }

  struct Sector: Encodable {
    let name: String
    /// What else `--sectors` and `--pairs` call it; nil where there is no other name.
    let alias: String?
    let charges: [Int]
    let irrepDimension: Int
    let multiplicity: Int
    let indicator: Int
    /// Whether `--sectors` chooses it; nil where all are computed.
    let computed: Bool?
    /// What all levels take, and the lowest ones.
    let full, window: Inspection.Way
  }

  struct Check: Encodable {
    let name: String
    /// "passed", "failed" or "skipped".
    let result: String
    let message: String?
  }

  struct Estimate: Encodable {
    let threads: Int
    let memoryBytes: Double
    let availableMemoryBytes: Int?
    let secondsPerSample: Double
    let seconds: Double
    /// Nil where nothing can vary.
    let commutant: Commutant?
    let window: Window
  }

  struct Window: Encodable {
    /// So many of each sector, with exact irreps.
    let levels: Int
    let memoryBytes: Double
    let seconds: Double
  }

  struct Commutant: Encodable {
    /// Of the whole run with exact irreps.
    let memoryBytes: Double
    let seconds: Double
    /// Of a window of some levels of each sector.
    let windowMemoryBytes: Double
  }
}

extension Inspection {
  /// Everything for scripts.
  var report: InspectionReport {
    InspectionReport(
      name: model.name, title: model.title,
      description: model.description.trimmingCharacters(in: .whitespacesAndNewlines),
      file: model.sourceName,
      parameters: model.parameters.map { .init(name: $0.name, value: $0.value) },
      samples: samples, siteDimensions: model.siteDimensions,
      conservedTotal: model.conservedTotal.flatMap { $0.parts.count == 1 ? $0.total : nil },
      conservedTotals: model.conservedTotal?.parts,
      constraintRules: model.constraint?.rules.count,
      superposedSites: model.localBasis.map { basis in basis.matrices.count { $0 != nil } },
      hilbertSpaceDimension: plan.hilbertSpaceDimension,
      terms: model.terms.map { term in
        .init(
          name: term.name, over: term.over, indices: term.indices, tuples: term.tupleCount,
          coupling: term.coupling, drawn: isDrawn(term), operator: term.operatorText)
      },
      floquet: model.floquet?.steps.map { .init(terms: $0.terms, time: $0.duration) },
      charges: model.charges.map(\.name), visibleGroup: visibleGroupReport,
      antiunitarySymmetries: model.antiunitaryGenerators.map(\.name),
      declaredSymmetries: declaredSymmetries.map(InspectionReport.DeclaredSymmetry.init),
      sectors: sectorReports,
      checks: checks.map(\.report), warnings: warnings,
      estimate: .init(
        threads: threads, memoryBytes: memoryBytes, availableMemoryBytes: availableMemory,
        secondsPerSample: secondsPerSample, seconds: duration,
        commutant: commutantCost.map {
          .init(
            memoryBytes: memoryBytes(with: $0), seconds: duration(of: $0),
            windowMemoryBytes: memoryBytes(with: commutantWindowCost))
        },
        window: .init(
          levels: Self.windowLevels, memoryBytes: window.bytes, seconds: window.seconds)))
  }

  private var sectorReports: [InspectionReport.Sector] {
    let indicators = plan.visible.table.frobeniusSchurIndicators
    let chosen = Set(plan.chosen)
    return plan.sectors.enumerated().map { number, sector in
      // A charge other than zero belongs to a complex irrep of U(1).
      let isNeutral = sector.charges.allSatisfy { $0 == 0 }
      return .init(
        name: sector.name, alias: sector.alias == sector.name ? nil : sector.alias,
        charges: sector.charges, irrepDimension: sector.irrepDimension,
        multiplicity: sector.multiplicity, indicator: isNeutral ? indicators[sector.irrep] : 0,
        computed: plan.isWhole ? nil : chosen.contains(number), full: whole(number),
        window: window(number))
    }
  }

  private var visibleGroupReport: InspectionReport.VisibleGroup {
    let table = plan.visible.table
    return .init(
      order: table.order, abelian: plan.visible.isAbelian,
      generators: generators.map { .init(name: $0.name, order: $0.order) },
      classSizes: table.classSizes, elementOrders: table.elementOrders,
      groups: groups?.map { .init(order: $0.order, id: $0.id, name: $0.name) })
  }
}

extension ModelCheck {
  fileprivate var report: InspectionReport.Check {
    switch result {
    case .passed: .init(name: name, result: "passed", message: nil)
    case .failed(let text): .init(name: name, result: "failed", message: text)
    case .skipped(let reason): .init(name: name, result: "skipped", message: reason)
    }
  }
}
