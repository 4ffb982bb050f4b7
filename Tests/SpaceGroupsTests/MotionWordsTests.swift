import LatticeModels
import SpaceGroups
import Testing

@Suite("Motions of a crystal in words")
struct MotionWordsTests {
  private static let square = CrystalCells(
    vectors: [[1, 0], [0, 1]], offsets: [[0, 0]], lengths: [4, 4], isPeriodic: [true, true])
  private static let strip = CrystalCells(
    vectors: [[1, 0], [0, 1]], offsets: [[0, 0]], lengths: [4, 3], isPeriodic: [true, false])

  private func words(
    _ cells: CrystalCells, _ image: (Int, Int) -> (Int, Int)
  ) -> String? {
    let (width, height) = (cells.lengths[0], cells.lengths[1])
    let images = (0..<width * height).map { site in
      let (x, y) = image(site % width, site / width)
      return (y % height + height) % height * width + (x % width + width) % width
    }
    return MotionWords(images, of: cells)?.text
  }

  @Test("translations, rotations, reflections and glides")
  func square() {
    #expect(words(Self.square) { ($0 + 1, $1) } == "translation by (1,0)")
    #expect(words(Self.square) { ($0 - 1, $1 + 2) } == "translation by (-1,2)")
    #expect(words(Self.square) { (-$1, $0) } == "rotation by 90° (x,y) → (-y,x)")
    #expect(words(Self.square) { (1 - $0, -$1) } == "rotation by 180° (x,y) → (1 - x,-y)")
    #expect(words(Self.square) { ($1, $0) } == "reflection (x,y) → (y,x)")
    #expect(words(Self.square) { ($0, 1 - $1) } == "reflection (x,y) → (x,1 - y)")
    #expect(words(Self.square) { ($0 + 1, -$1) } == "glide reflection (x,y) → (x + 1,-y)")
    #expect(words(Self.strip) { ($0, 2 - $1) } == "reflection (x,y) → (x,2 - y)")
  }

  @Test("a permutation that is no motion has no words")
  func others() {
    #expect(words(Self.square) { ($1 == 0 ? $0 + 1 : $0, $1) } == nil)
    // Around an open edge there is no way.
    #expect(words(Self.strip) { ($0, $1 + 1) } == nil)
    let chain = CrystalCells(vectors: [[1]], offsets: [[0]], lengths: [3], isPeriodic: [true])
    #expect(MotionWords([1, 2, 0], of: chain) == nil)
  }

  @Test("with several sites in a cell centres and lines are named")
  func honeycomb() {
    let slope = 3.0.squareRoot() / 2
    let cells = CrystalCells(
      vectors: [[1, 0], [0.5, slope]], offsets: [[0, 0], [1.0 / 3, 1.0 / 3]], lengths: [3, 3],
      isPeriodic: [true, true])
    func images(_ image: (Int, Int, Int) -> (Int, Int, Int)) -> [Int] {
      (0..<18).map { site in
        let (x, y, s) = image(site / 2 % 3, site / 6, site % 2)
        return ((y % 3 + 3) % 3 * 3 + (x % 3 + 3) % 3) * 2 + s
      }
    }
    let turn = images { x, y, s in (1 - y, x + y - 1 + s, 1 - s) }
    #expect(MotionWords(turn, of: cells)?.text.hasPrefix("rotation by 60° about (") == true)
    let mirror = images { x, y, s in (y, x, s) }
    #expect(MotionWords(mirror, of: cells)?.text == "reflection in a line at 30°")
  }
}
