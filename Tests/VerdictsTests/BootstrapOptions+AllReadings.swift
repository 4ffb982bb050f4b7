import Branching
import SymmetryBootstrap

extension Bootstrap.Options {
  /// What `bootstrap solve` searches unless told otherwise.
  static var allReadings: Bootstrap.Options {
    var options = Bootstrap.Options(timeLimit: 20)
    options.readings = Set(Reading.allCases)
    return options
  }
}
