import Branching
import ResultFiles

extension ExactIrreps {
  /// The irreps that a run file holds.
  public init(_ record: CommutantRecord) {
    self.init(
      record.dimensions.indices.map { k in
        let partner = record.conjugates[k]
        return ExactIrrep(
          branching: record.branching[k], dimension: record.dimensions[k],
          levelCount: record.levels[k], field: ExactIrrep.Field(rawValue: record.fields[k])!,
          partner: partner < 0 ? .unknown : partner == k ? .noOther : .other(partner))
      }, isComplete: record.isComplete)
  }
}
