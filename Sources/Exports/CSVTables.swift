import AnswerFiles
import GroupTheory
import Numerics
import ResultFiles
import SpectralStatistics

/// An answer as tidy tables: a line for each value, with what it belongs to. Everything counts from 0, as in the run file.
public struct CSVTables {
  private let answer: ExportedAnswer

  /// The tables of an answer.
  public init(_ answer: ExportedAnswer) { self.answer = answer }

  /// The tables by their names.
  public var all: [(name: String, text: String)] {
    var tables = [("solutions", solutions), ("sectors", sectors)]
    if !answer.solutions.isEmpty {
      tables += [
        ("irreps", irreps), ("branching", branching), ("classes", classes),
        ("characters", characters), ("power-maps", powerMaps), ("fusion", fusion),
        ("visible-fusion", visibleFusion),
      ]
    }
    if let signatures = answer.signatures { tables.append(("signatures", lines(signatures))) }
    if let spectra = answer.spectra { tables.append(("levels", lines(spectra))) }
    return tables
  }

  // MARK: - The answer

  private var solutions: String {
    let finite = answer.solutions.enumerated().map { k, own in
      let groups = own.groups.map { "SmallGroup(\(own.order) \($0.number))" }
      return [
        "\(k)", "\(own.rank)", own.reading, "\(own.index)", "\(own.order)",
        own.groups.map(\.name).joined(separator: " or "), groups.joined(separator: " or "),
      ]
    }
    let continuous = answer.continuous.enumerated().map { k, own in
      [
        "\(answer.solutions.count + k)", "\(own.rank)", "continuous", "", "", own.group,
        own.algebra,
      ]
    }
    return Self.table(
      ["solution", "rank", "reading", "index", "order", "group", "identifier"],
      finite + continuous)
  }

  private var sectors: String {
    let list = answer.sectors
    return Self.table(
      ["sector", "name", "irrep_dimension", "multiplicity"],
      list.names.indices.map {
        ["\($0)", list.names[$0], "\(list.irrepDimensions[$0])", "\(list.multiplicities[$0])"]
      })
  }

  private var irreps: String {
    table(["irrep", "dimension", "indicator"]) { own in
      own.table.dimensions.indices.map {
        [$0, own.table.dimensions[$0], own.table.frobeniusSchurIndicators[$0]]
      }
    }
  }

  private var branching: String {
    table(["irrep", "sector", "multiplicity"]) { own in
      own.branching.enumerated().flatMap { irrep, row in
        row.enumerated().map { [irrep, $0, $1] }
      }
    }
  }

  private var classes: String {
    table(["class", "size", "element_order"]) { own in
      own.table.classSizes.indices.map {
        [$0, own.table.classSizes[$0], own.table.elementOrders[$0]]
      }
    }
  }

  private var powerMaps: String {
    table(["prime", "class", "image"]) { own in
      own.table.powerMaps.sorted { $0.key < $1.key }.flatMap { prime, map in
        map.enumerated().map { [prime, $0, $1] }
      }
    }
  }

  private var visibleFusion: String {
    table(["visible_class", "class"]) { own in own.visibleFusion.enumerated().map { [$0, $1] } }
  }

  /// Zeros are left out.
  private var fusion: String {
    table(["alpha", "beta", "gamma", "multiplicity"]) { own in
      let ring = own.table.fusion
      return ring.coefficients.enumerated().flatMap { a, plane in
        plane.enumerated().flatMap { b, row in
          row.enumerated().filter { $0.element > 0 }.map { [a, b, $0, $1] }
        }
      }
    }
  }

  private var characters: String {
    Self.table(
      ["solution", "irrep", "class", "real", "imaginary", "exact"],
      answer.solutions.enumerated().flatMap { k, own in
        zip(own.table.characters, own.table.complexCharacters).enumerated().flatMap { irrep, rows in
          zip(rows.0, rows.1).enumerated().map { place, value in
            [
              "\(k)", "\(irrep)", "\(place)", "\(value.1.real)", "\(value.1.imaginary)",
              GAPText.cyclotomic(value.0),
            ]
          }
        }
      })
  }

  // MARK: - The data

  private func lines(_ signatures: SignatureRecord) -> String {
    let counts = signatures.vectors.indices.map { k in
      signatures.levels.map { Double($0[k]) }.reduce(0, +) / Double(max(1, signatures.levels.count))
    }
    return Self.table(
      ["signature", "sector", "multiplicity", "mean_levels"],
      signatures.vectors.enumerated().flatMap { k, vector in
        vector.enumerated().map { ["\(k)", "\($0)", "\($1)", "\(counts[k])"] }
      })
  }

  private func lines(_ spectra: SectorSpectra) -> String {
    Self.table(
      ["sample", "sector", "level", "energy"],
      spectra.levels.enumerated().flatMap { sample, sectors in
        sectors.enumerated().flatMap { sector, levels in
          levels.enumerated().map { ["\(sample)", "\(sector)", "\($0)", "\($1)"] }
        }
      })
  }

  // MARK: - Text

  private func table(_ names: [String], _ rows: (StoredSolution) -> [[Int]]) -> String {
    Self.table(
      ["solution"] + names,
      answer.solutions.enumerated().flatMap { k, own in
        rows(own).map { ["\(k)"] + $0.map(String.init) }
      })
  }

  private static func table(_ names: [String], _ rows: [[String]]) -> String {
    ([names] + rows).map { $0.map(field).joined(separator: ",") + "\n" }.joined()
  }

  /// RFC 4180.
  private static func field(_ text: String) -> String {
    text.contains { ",\"\n\r".contains($0) }
      ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
  }
}
