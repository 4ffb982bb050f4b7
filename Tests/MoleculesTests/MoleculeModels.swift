import ExactDiagonalization
import LatticeModels
import ModelFiles
import Molecules
import PeerModels
import TestSupport

/// The model of a file, by its text.
func model(_ text: String, _ choices: [String: String] = [:]) throws -> Model {
  var choices = choices
  let file = PeerFile(path: "test.fcidump", text: text)
  precondition(FCIDump.recognizes(file), "every text begins as an FCIDUMP file does")
  let translation = try FCIDump.translation(of: file, choices: &choices)
  return try ModelFile.parse(
    source: translation.text, sourceName: "test.fcidump, translated", overrides: choices)
}

/// The levels of all states with N_up and N_down, ascending.
func levels(_ model: Model, up: Int, down: Int) throws -> [Double] {
  let exact = try ExactDiagonalization(model: model, seed: 1)
  let coefficients = model.coefficients(seed: 1, sample: 0)
  var levels: [Double] = []
  for (number, sector) in exact.sectors.enumerated() where sector.charges == [up, down] {
    levels += try exact.spectrum(sector: number, coefficients: coefficients)
  }
  return levels.sorted()
}
