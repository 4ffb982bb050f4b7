import CommandSupport
import Testing

@Suite("Texts for terminals without Unicode")
struct ASCIITextTests {
  @Test(
    "signs are spelt as physicists type them",
    arguments: [
      ("G = S3, p = 2", "G = S3, p = 2"), ("(Z3×Z3)⋊Z4", "(Z3xZ3):Z4"), ("2⁻⁴⁰", "2^-40"),
      ("χ₁ → χ₁₂²", "chi_1 -> chi_12^2"), ("96.6 ± 2.5", "96.6 +- 2.5"), ("Läufe", "Laufe"),
      ("猫", "?"),
    ])
  func spelling(text: String, ascii: String) {
    #expect(ASCIIText.spelling(text) == ascii)
  }

  @Test("pipes and files have Unicode always")
  func pipes() {
    #expect(!ASCIIText.isNeeded(on: .output, environment: ["LC_ALL": "C"]))
    #expect(!ASCIIText.isNeeded(on: .output, environment: ["LANG": "de_DE.UTF-8"]))
  }
}
