/// How pages look, on a screen and on paper.
enum PageStyle {
  /// No fonts or pictures from elsewhere.
  static let sheet = HTML.trusted(
    """
    <style>
    :root { color-scheme: light; }
    body { margin: 0 auto; padding: 2rem 1.5rem 4rem; max-width: 62rem; color: #1a1a1a; background: #fff;
      font: 1rem/1.55 "DejaVu Sans", "Helvetica Neue", Helvetica, Arial, sans-serif; }
    h1 { font-size: 1.7rem; line-height: 1.25; margin: 0 0 1rem; }
    h2 { font-size: 1.25rem; margin: 2.6rem 0 0.8rem; padding-bottom: 0.25rem; border-bottom: 1px solid #bbb; }
    h3 { font-size: 1.02rem; margin: 1.6rem 0 0.5rem; }
    p, dl, ul { margin: 0.6rem 0; max-width: 48rem; }
    nav { font-size: 0.9rem; margin: 1rem 0; }
    nav a { color: #0072b2; margin-right: 1.1rem; }
    .verdict { border-left: 0.4rem solid #0072b2; background: #f1f6fa; padding: 0.8rem 1.2rem; margin: 0 0 1rem; }
    .verdict.undecided, .verdict.noGroup { border-color: #d55e00; background: #fcf3ec; }
    .verdict.approximate, .verdict.infinite { border-color: #009e73; background: #eef8f4; }
    .headline { font-size: 1.3rem; font-weight: bold; margin: 0 0 0.5rem; }
    dt { font-weight: bold; }
    dd { margin: 0 0 0.6rem 0; overflow-wrap: anywhere; }
    .wide { overflow-x: auto; margin: 0.8rem 0; }
    table { border-collapse: collapse; font-size: 0.9rem; font-variant-numeric: tabular-nums; }
    th, td { padding: 0.2rem 0.75rem; text-align: left; vertical-align: top; }
    th { border-bottom: 1.5px solid #555; }
    td { border-bottom: 1px solid #e3e3e3; }
    th.number, td.number { text-align: right; white-space: nowrap; }
    pre { font: 0.82rem/1.4 "DejaVu Sans Mono", Menlo, Consolas, monospace; margin: 0; padding: 0.7rem 0.9rem; background: #f6f6f6; }
    .drawing svg { max-width: 100%; height: auto; }
    figure { margin: 1.2rem 0 2rem; }
    figcaption { font-weight: bold; }
    ul.products { columns: 16rem 3; padding-left: 1.1rem; font-size: 0.9rem; }
    .small { font-size: 0.85rem; color: #555; }
    @media print {
      body { max-width: none; padding: 0; font-size: 10pt; }
      nav { display: none; }
      figure, tr, .verdict { break-inside: avoid; }
      h2, h3 { break-after: avoid; }
      pre { white-space: pre-wrap; }
      .wide { overflow-x: visible; }
    }
    </style>
    """)
}
