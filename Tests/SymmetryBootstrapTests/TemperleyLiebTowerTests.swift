import ContinuousGroups
import TestSupport
import Testing

@Suite("Dimensions of quantum groups")
struct TemperleyLiebTowerTests {
  @Test("open Potts chains have D(1) = Q - 1", arguments: 5...12)
  func potts(states: Int) {
    let d = states - 1
    let dimensions = [1, d, d * d - d - 1, d * (d * d - d - 1) - (d * d - d - 1) - d]
    let tower = TemperleyLiebTower.find(dimensions: dimensions)
    #expect(tower?.form == .integer)
    #expect(tower?.fundamentalDimension == d && tower?.squaredLoopValue == states)
    #expect(tower?.doubledSpins == [0, 2, 4, 6])
    if states == 5 { #expect(dimensions == [1, 4, 11, 29]) }
  }

  @Test("the biquadratic chain, of even and odd length")
  func biquadratic() {
    let all = TemperleyLiebTower.find(dimensions: [8, 1, 55, 3, 21])
    #expect(all?.form == .halfInteger && all?.fundamentalDimension == 3)
    #expect(all?.doubledSpins == [2, 0, 4, 1, 3])
    let even = TemperleyLiebTower.find(dimensions: [1, 8, 55])
    #expect(even?.form == .integer && even?.squaredLoopValue == 9)
    let odd = TemperleyLiebTower.find(dimensions: [3, 21, 144])
    #expect(odd?.form == .halfInteger && odd?.doubledSpins == [1, 3, 5])
  }

  @Test("groups, holes and copies are none")
  func others() {
    for dimensions in [
      [1, 3, 5, 7], [1, 2, 3, 4], [2, 4, 6], [1, 4, 29], [1, 4, 4, 11], [1, 1, 2], [1, 4],
      [4, 11, 29],
      [1, 3, 3, 4, 5], [1, 4, 5, 5, 6], [],
    ] {
      #expect(TemperleyLiebTower.find(dimensions: dimensions) == nil, "\(dimensions)")
    }
  }

  @Test("dimensions of quantum numbers [2j+1] at integer loop values")
  func quantumNumbers() {
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<200 {
      let d = Int.random(in: 3...9, using: &generator)
      let count = Int.random(in: 3...7, using: &generator)
      var dimensions = [1, d]
      while dimensions.count < count {
        dimensions.append(d * dimensions.last! - dimensions[dimensions.count - 2])
      }
      let tower = TemperleyLiebTower.find(dimensions: dimensions)
      #expect(tower?.squaredLoopValue == d * d)
      #expect(tower?.doubledSpins == Array(0..<count))
    }
  }
}
