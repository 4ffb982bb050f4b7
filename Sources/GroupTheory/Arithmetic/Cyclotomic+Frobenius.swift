extension Cyclotomic {
  /// Coefficients in the basis of Q(ζ_n) of Σ_k c_k ζ^{kq}, modulo a prime q.
  ///
  /// x → x^q is a ring homomorphism modulo q, so that these are the coefficients of x^q modulo q; with `isPower` false, those
  /// of x itself. `n` must be a multiple of the conductor.
  package func residues(modulo q: Int, conductor n: Int, isPower: Bool) -> [Int] {
    precondition(n % conductor == 0, "the field holds the number")
    var exponents = [Int](repeating: 0, count: n)
    let step = n / conductor * (isPower ? q : 1)
    for (k, c) in coefficients.enumerated() { exponents[k * step % n] += c }
    return CyclotomicField.of(conductor: n).reduce(exponents).map { $0.remainder(modulo: q) }
  }
}
