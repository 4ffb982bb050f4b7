import Numerics

/// Conditions on the levels of a few sites each, all of which the product states of the Hilbert space obey.
public struct StateConstraint: Hashable, Sendable {
  /// One condition.
  public struct Rule: Hashable, Sendable {
    /// The sites, ascending.
    public let sites: [Int]
    /// Which levels of these sites may stand together; the first site is slowest. Shape [configuration].
    public let isAllowed: [Bool]

    /// A condition on the levels of sites.
    public init(sites: [Int], isAllowed: [Bool]) {
      precondition(zip(sites, sites.dropFirst()).allSatisfy(<), "sites must ascend")
      (self.sites, self.isAllowed) = (sites, isAllowed)
    }
  }

  /// The number of levels of every site.
  public let siteDimensions: [Int]
  /// One condition for each set of sites, none of which always holds; in the order of the sites.
  public let rules: [Rule]

  /// All conditions together.
  public init(siteDimensions: [Int], rules: [Rule]) {
    self.siteDimensions = siteDimensions
    var merged: [[Int]: [Bool]] = [:]
    for rule in rules {
      precondition(
        rule.isAllowed.count == rule.sites.reduce(1) { $0 * siteDimensions[$1] },
        "one truth for each configuration")
      merged[rule.sites] =
        merged[rule.sites].map { zip($0, rule.isAllowed).map { $0 && $1 } } ?? rule.isAllowed
    }
    self.rules = merged.filter { $0.value.contains(false) }
      .sorted { $0.key.lexicographicallyPrecedes($1.key) }
      .map { Rule(sites: $0.key, isAllowed: $0.value) }
  }

  /// Whether a product state obeys all conditions.
  public func allows(_ levels: [Int]) -> Bool {
    rules.allSatisfy { $0.isAllowed[$0.configuration(of: levels, siteDimensions)] }
  }

  /// The sites that conditions name.
  package var sites: Set<Int> { Set(rules.flatMap(\.sites)) }

  /// Projectors on what each condition forbids: their sum counts the conditions that a state breaks.
  package var forbidden: [LocalOperator] {
    rules.map { diagonal(of: $0) { $0 ? .zero : .one } }
  }

  /// The projector on what a condition allows.
  func projector(_ rule: Rule) -> LocalOperator { diagonal(of: rule) { $0 ? .one : .zero } }

  private func diagonal(
    of rule: Rule, _ value: (Bool) -> Complex<Double>
  ) -> LocalOperator {
    LocalOperator(
      sites: rule.sites, dimensions: rule.sites.map { siteDimensions[$0] },
      columns: rule.isAllowed.enumerated().map { configuration, isAllowed in
        [LocalOperator.Entry(row: configuration, amplitude: value(isAllowed))]
      })
  }
}

extension StateConstraint.Rule {
  /// The number of the configuration that a state has on the sites.
  package func configuration(of levels: [Int], _ siteDimensions: [Int]) -> Int {
    sites.reduce(0) { $0 * siteDimensions[$1] + levels[$1] }
  }

  /// The levels of a configuration, in the order of the sites.
  func levels(of configuration: Int, _ siteDimensions: [Int]) -> [Int] {
    var (rest, levels) = (configuration, [Int]())
    for site in sites.reversed() {
      levels.append(rest % siteDimensions[site])
      rest /= siteDimensions[site]
    }
    return levels.reversed()
  }
}
