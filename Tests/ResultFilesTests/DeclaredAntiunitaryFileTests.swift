import Foundation
import GroupTheory
import ResultFiles
import Testing

/// `/visible_group/declared_antiunitary`.
@Suite("Declared anti-unitary symmetries in a file")
struct DeclaredAntiunitaryFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static let conjugation = DeclaredAntiunitary(
    name: "K", images: [0, 1, 2], classImages: [0, 2, 1], character: 0,
    square: .init(elementClass: 0, phase: .one), sectorSquares: [1, 1, 1])
  private static let unknownSquare = DeclaredAntiunitary(
    name: "S", images: [0, 2, 1], classImages: [0, 1, 2], character: 0, square: nil,
    sectorSquares: [0, 0, 0])

  private func write(_ symmetries: [DeclaredAntiunitary]) throws -> RunFile {
    var run = try ExampleRun.make()
    run.declaredSymmetries = symmetries
    let url = folder.url.appending(path: "run.h5")
    try RunFile.write(run, to: url, overwrite: true)
    return try RunFile(reading: url)
  }

  @Test("what is written is read") func roundTrip() throws {
    let table = try ExampleRun.cyclicTable(3)
    let all = [Self.conjugation, Self.unknownSquare]
    #expect(try write(all).declaredSymmetries(table) == all)
    #expect(try write([]).declaredSymmetries(table).isEmpty)
    let sign = try ExampleRun.cyclicTable(2)
    let exchanging = DeclaredAntiunitary(
      name: "T", images: [1, 0], classImages: [0, 1], character: 1,
      square: .init(elementClass: 0, phase: RootOfUnity(1, order: 2)), sectorSquares: [0, 0])
    #expect(exchanging.failure(of: sign) == nil)
  }

  @Test("what cannot act on the visible group is refused") func impossible() throws {
    let table = try ExampleRun.cyclicTable(3)
    #expect(Self.conjugation.failure(of: table) == nil)
    #expect(Self.unknownSquare.failure(of: table) == nil)
    func refused(
      images: [Int] = [0, 1, 2], classes: [Int] = [0, 2, 1], character: Int = 0,
      square: DeclaredAntiunitary.Square? = .init(elementClass: 0, phase: .one),
      sectors: [Int] = [1, 1, 1]
    ) throws -> String {
      let symmetry = DeclaredAntiunitary(
        name: "K", images: images, classImages: classes, character: character, square: square,
        sectorSquares: sectors)
      let file = try write([symmetry])
      let error = #expect(throws: ResultFileError.self) { try file.declaredSymmetries(table) }
      return error?.description ?? ""
    }
    #expect(try refused(images: [0, 2, 1]).contains("is not the image"))
    #expect(try refused(images: [0, 0, 1]).contains("no permutation"))
    #expect(try refused(classes: [0, 1, 1]).contains("no permutation"))
    #expect(try refused(character: 1).contains("is not the image"))
    #expect(try refused(character: 5).contains("one-dimensional"))
    #expect(try refused(sectors: [1, 2, 1]).contains("impossible"))
    #expect(try refused(square: nil).contains("T has none"))
    #expect(try refused(square: .init(elementClass: 1, phase: .one)).contains("commute"))
    #expect(
      try refused(square: .init(elementClass: 0, phase: RootOfUnity(1, order: 4))).contains(
        "commute"))
  }
}
