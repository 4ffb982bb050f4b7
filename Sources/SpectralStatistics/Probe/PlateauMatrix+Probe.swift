extension PlateauMatrix {
  /// The plateau of a measured form factor, whose exact value nobody knows.
  public init(measured formFactor: CrossSpectralFormFactor) {
    let sectors = formFactor.mean.count
    self.init(
      of: formFactor,
      exact: Array(repeating: Array(repeating: .nan, count: sectors), count: sectors))
  }
}
