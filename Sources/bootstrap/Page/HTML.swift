import CommandSupport

/// A piece of a page in which every text has been escaped; it is well-formed XML too.
struct HTML {
  /// The piece as it stands in the page.
  private(set) var text: String

  private init(markup: String) { text = markup }

  /// Any text, such as one of a file: it never becomes markup.
  init(_ plain: some StringProtocol) {
    var escaped = ""
    for scalar in plain.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      default:
        // XML has no other control characters, and no such codes at all.
        let isAllowed =
          "\t\n".unicodeScalars.contains(scalar)
          || scalar.value >= 0x20
            && !(0x7F...0x9F).contains(scalar.value) && ![0xFFFE, 0xFFFF].contains(scalar.value)
        escaped.unicodeScalars.append(isAllowed ? scalar : "\u{FFFD}")
      }
    }
    text = escaped
  }

  /// An element around pieces; names and attributes' names are the program's own.
  static func element(
    _ name: StaticString, _ attributes: [(String, String)] = [], _ children: [HTML] = []
  ) -> HTML {
    let list = attributes.map { " \($0.0)=\"\(HTML($0.1).text)\"" }.joined()
    return HTML(
      markup: children.isEmpty && isVoid("\(name)")
        ? "<\(name)\(list)/>"
        : "<\(name)\(list)>" + children.map(\.text).joined() + "</\(name)>")
  }

  private static func isVoid(_ name: String) -> Bool { ["meta", "br", "hr"].contains(name) }

  /// An element around one text.
  static func element(
    _ name: StaticString, _ attributes: [(String, String)] = [], _ plain: String
  ) -> HTML {
    element(name, attributes, [HTML(plain)])
  }

  /// Markup of the program's own, as it stands.
  static func trusted(_ markup: StaticString) -> HTML { HTML(markup: "\(markup)") }

  /// A drawing by gnuplot without what only whole files have; names inside get a prefix, so that a page can hold several.
  static func drawing(_ svg: String, prefix: String, summary: String) -> HTML {
    let start = svg.range(of: "<svg")?.lowerBound ?? svg.startIndex
    let own = svg[start...]
      .replacing("id='", with: "id='\(prefix)-").replacing("id=\"", with: "id=\"\(prefix)-")
      .replacing("href='#", with: "href='#\(prefix)-")
      .replacing("href=\"#", with: "href=\"#\(prefix)-")
      .replacing("url(#", with: "url(#\(prefix)-")
    return .element(
      "div", [("class", "drawing"), ("role", "img"), ("aria-label", summary)],
      [HTML(markup: String(own))])
  }

  /// A table; columns of numbers are aligned right.
  static func table(_ table: TextTable) -> HTML {
    func row(_ cells: [String], _ name: StaticString) -> HTML {
      .element(
        "tr", [],
        zip(cells, table.alignments).map { cell, alignment in
          .element(name, [("class", alignment == .right ? "number" : "word")], cell)
        })
    }
    let head =
      table.header.contains { !$0.isEmpty }
      ? [HTML.element("thead", [], [row(table.header, "th")])] : []
    return .element(
      "div", [("class", "wide")],
      [
        .element(
          "table", [], head + [.element("tbody", [], table.rows.map { row($0, "td") })])
      ])
  }

  /// Terms with what they mean.
  static func terms(_ terms: [(label: String, text: String)]) -> HTML {
    .element(
      "dl", [], terms.flatMap { [.element("dt", [], $0.label), .element("dd", [], $0.text)] })
  }

  /// Lines of text as they stand.
  static func lines(_ text: String) -> HTML {
    .element("div", [("class", "wide")], [.element("pre", [], text)])
  }

  /// A part of a page with a heading.
  static func section(_ name: String, _ heading: String, _ children: [HTML]) -> HTML {
    .element("section", [("id", name)], [.element("h2", [], heading)] + children)
  }
}
