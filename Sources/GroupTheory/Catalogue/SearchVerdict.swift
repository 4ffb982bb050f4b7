/// What a search inside a group ends with.
public enum SearchVerdict: Hashable, Sendable {
  /// It was found.
  case found
  /// There is none: every possibility was tried.
  case absent
  /// The search was stopped before it ended.
  case undecided
}
