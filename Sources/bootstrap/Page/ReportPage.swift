import CommandSupport
import Foundation
import Reports

/// A page that says everything of an answer: it needs no other file, no network and no script.
struct ReportPage {
  private let name: String
  private let report: BootstrapReport
  private let run: RunSections
  private let figures: FigureSection

  /// A page on a run; `name` is what it is called.
  init(_ report: BootstrapReport, name: String, run: RunSections, figures: FigureSection) {
    (self.report, self.name, self.run, self.figures) = (report, name, run, figures)
  }

  /// The whole page.
  var text: String {
    let title = "\(name): \(VerdictText(report.verdict).headline)"
    let sections = self.sections
    let page = HTML.element(
      "html", [("xmlns", "http://www.w3.org/1999/xhtml"), ("lang", "en")],
      [
        .element(
          "head", [],
          [
            .element("meta", [("charset", "utf-8")]),
            .element(
              "meta", [("name", "viewport"), ("content", "width=device-width, initial-scale=1")]),
            .element("title", [], title), PageStyle.sheet,
          ]),
        .element(
          "body", [],
          [.element("h1", [], "The hidden symmetry of \(name)"), verdict, contents(sections)]
            + sections.map { HTML.section($0.id, $0.heading, $0.parts) }),
      ])
    return "<!DOCTYPE html>\n" + page.text + "\n"
  }

  private typealias Section = (id: String, heading: String, parts: [HTML])

  private var sections: [Section] {
    let solutions = SolutionSections(report)
    return [
      ("model", "Model", run.model), ("sectors", "Sectors", run.sectors),
      ("figures", "Figures", figures.parts), ("irreps", "Exact irreps", solutions.irreps),
      ("solutions", "Solutions", solutions.solutions),
      ("operators", "Operators", solutions.operators),
      ("excluded", "Why others were excluded", solutions.exclusions),
      ("answer", "The answer as text", [.lines(AnswerText(report).text)]),
      ("provenance", "Provenance", run.provenance),
    ].filter { !$0.2.isEmpty }
  }

  private func contents(_ sections: [Section]) -> HTML {
    .element(
      "nav", [],
      sections.flatMap { [HTML.element("a", [("href", "#\($0.id)")], $0.heading), HTML(" ")] })
  }

  private var verdict: HTML {
    let text = VerdictText(report.verdict)
    return .element(
      "div", [("class", "verdict \(report.verdict.kind)")],
      [.element("p", [("class", "headline")], text.headline), .terms(text.reasons)])
  }
}
