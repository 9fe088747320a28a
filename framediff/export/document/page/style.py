"""The style sheet of a page: quiet type from the reader's own fonts, light, dark, narrow and on paper."""

__all__ = ["STYLE"]

# Contrast of every pair of ink and paper is 4.5 or more (WCAG 2.2 AA), of lines that carry meaning 3 or more.
_LIGHT = """
  --paper: #fdfcfa; --raised: #f5f3ee; --ink: #1d1c1a; --quiet: #5f5b54; --line: #d9d5cc; --link: #1b4f8a;
  --hit: #ffeeaa; --cut: #fbe1dc; --cut-ink: #7d2114; --added: #dcefdc; --added-ink: #1d5427; --contested: #e9dff7;
  --c1: #0b5ea8; --c2: #b04a00; --c3: #00714f; --c4: #8a3a90; --c5: #6d5d00; --c6: #4a4a4a;
"""
_DARK = """
  --paper: #17181a; --raised: #212326; --ink: #e7e4de; --quiet: #aba69c; --line: #3b3d41; --link: #8fbcf2;
  --hit: #55470f; --cut: #4a211b; --cut-ink: #f3b7ac; --added: #1d3d24; --added-ink: #aadfb3; --contested: #40305c;
  --c1: #72b3f2; --c2: #f3a066; --c3: #55cb9f; --c4: #dba1df; --c5: #d8c760; --c6: #c2c2c2;
"""
_PAGE = """
*, ::before, ::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-top: 1rem; }
body {
  margin: 0; background: var(--paper); color: var(--ink); overflow-wrap: anywhere;
  font: 1.0625rem/1.6 Charter, "Bitstream Charter", "Sitka Text", Cambria, Georgia, serif;
}
.page { max-width: 50rem; margin: 0 auto; padding: 3rem 1.25rem 6rem; }
h1, h2, h3, h4, h5, h6 { line-height: 1.25; font-weight: 600; text-wrap: balance; }
h1 { font-size: clamp(1.6rem, 1.2rem + 2vw, 2.3rem); margin: 0 0 .6rem; letter-spacing: -.01em; }
h2 { font-size: 1.45rem; margin: 3.2rem 0 .8rem; padding-top: 1rem; border-top: 1px solid var(--line); }
h3 { font-size: 1.15rem; margin: 2.2rem 0 .6rem; }
h4, h5, h6 { font-size: 1rem; margin: 1.8rem 0 .5rem; }
p, ul, ol, dl, figure, blockquote, .scroll, .pair, .excerpt { margin: 0 0 1rem; }
ul, ol { padding-left: 1.3rem; }
li { margin: .25rem 0; }
li:dir(rtl) { list-style-position: inside; }
a { color: var(--link); text-decoration-thickness: 1px; text-underline-offset: .18em; }
a:focus-visible, .scroll:focus-visible, summary:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
:target { scroll-margin-top: 1rem; }
li:target, a:target { background: var(--raised); box-shadow: 0 0 0 .35rem var(--raised); }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: 1rem; background: var(--paper); padding: .4rem .8rem; z-index: 1; }
.subtitle, .note, .empty, .over, caption, figcaption, nav, table, dl, summary, .whose, .told, .back, pre, svg {
  font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif;
}
.subtitle { color: var(--quiet); margin: 0; font-size: .95rem; }
.note, .empty { color: var(--quiet); font-size: .875rem; line-height: 1.5; }
.over { margin-bottom: .4rem; font-size: .95rem; }
nav { margin: 2rem 0 0; font-size: .9rem; line-height: 1.45; }
nav h2 { font-size: .8rem; margin: 0 0 .4rem; padding: 0; border: 0; color: var(--quiet); letter-spacing: .04em; }
nav ul { list-style: none; padding: 0; margin: 0; }
nav ul ul { padding-left: 1rem; }
nav a { text-decoration: none; display: inline-block; padding: .1rem 0; }
nav a:hover { text-decoration: underline; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; min-width: 60%; font-size: .875rem; line-height: 1.4; overflow-wrap: break-word; }
caption { text-align: left; font-weight: 600; padding: 0 0 .5rem; }
th, td { padding: .4rem .9rem .4rem 0; text-align: start; vertical-align: top; border-bottom: 1px solid var(--line); }
th:last-child, td:last-child { padding-right: .1rem; }
thead th { color: var(--quiet); font-weight: 600; border-bottom: 2px solid var(--line); vertical-align: bottom; }
tbody th { font-weight: 400; }
th, td { min-width: 4rem; max-width: 28rem; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
td.number { white-space: nowrap; }
tbody tr:hover { background: var(--raised); }
.ref { color: inherit; text-decoration: underline dotted var(--quiet); }
.alone { text-decoration: none; }
.ref:hover { color: var(--link); text-decoration-style: solid; }
.ref sup { color: var(--link); font-size: .7em; line-height: 0; margin-left: .18em; }
.ref sup { font-variant-numeric: tabular-nums; }
mark { background: var(--hit); color: inherit; font-weight: 700; padding: 0 .1em; border-bottom: 2px solid; }
del, ins { padding: 0 .08em; border-radius: .15em; }
del { background: var(--cut); color: var(--cut-ink); text-decoration: line-through; }
ins { background: var(--added); color: var(--added-ink); text-decoration: underline; text-underline-offset: .18em; }
.contested { background: var(--contested); border-bottom: 2px solid; padding: .05em .1em; }
.reworded, .glyph { border-bottom: 1px dotted var(--quiet); }
.sign { opacity: .85; font-size: .9em; }
small { font-size: .8em; }
blockquote { padding: .1rem 0 .1rem 1rem; border-inline-start: 3px solid var(--line); }
.excerpt blockquote, .beside blockquote { margin-bottom: .6rem; }
.whose { color: var(--quiet); font-size: .85rem; margin: 0 0 .25rem; }
.beside { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(18rem, 100%), 1fr)); gap: 1rem 1.5rem; }
.pair { padding: 0 0 .4rem; }
summary { cursor: pointer; font-size: .875rem; color: var(--quiet); margin-bottom: .5rem; }
figure figcaption { font-size: .95rem; font-weight: 600; margin-bottom: .4rem; }
svg { display: block; width: 100%; min-width: 34rem; max-width: 46rem; height: auto; stroke-linejoin: round; }
.f-ink { fill: var(--ink); } .k-ink { stroke: var(--ink); }
.f-quiet { fill: var(--quiet); } .k-quiet { stroke: var(--quiet); }
.f-line { fill: var(--line); } .k-line { stroke: var(--line); }
.f-paper { fill: var(--paper); } .k-paper { stroke: var(--paper); }
.f-c1 { fill: var(--c1); } .k-c1 { stroke: var(--c1); } .f-c2 { fill: var(--c2); } .k-c2 { stroke: var(--c2); }
.f-c3 { fill: var(--c3); } .k-c3 { stroke: var(--c3); } .f-c4 { fill: var(--c4); } .k-c4 { stroke: var(--c4); }
.f-c5 { fill: var(--c5); } .k-c5 { stroke: var(--c5); } .f-c6 { fill: var(--c6); } .k-c6 { stroke: var(--c6); }
.notes { padding-left: 2.6rem; font-size: .94rem; list-style: none; }
.notes > li { margin: 0 0 1.1rem; }
.nth { float: left; width: 2.4rem; margin-left: -2.6rem; color: var(--link); font-weight: 400; font-size: .85em; }
.notes p { margin: 0 0 .3rem; font-weight: 600; font-size: .9rem; }
.places { list-style: none; padding: 0; margin: 0; }
.places li { margin: .35rem 0; }
.told { color: var(--quiet); font-size: .8rem; }
.where { font-variant-numeric: tabular-nums; }
.passages, .lines { list-style: none; padding: 0; }
.passages li, .lines li { margin: .35rem 0; padding-left: 1rem; text-indent: -1rem; }
.lines { font-size: .875rem; line-height: 1.45; }
.back a { text-decoration: none; padding: 0 .15rem; }
dl { font-size: .875rem; line-height: 1.45; }
dl div { display: grid; grid-template-columns: 9rem 1fr; gap: .2rem 1rem; padding: .2rem 0; }
dt { color: var(--quiet); } dd { margin: 0; min-width: 0; }
.hashes { font-size: .78rem; } .hashes td { max-width: none; }
pre { font: .75rem/1.5 ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace; margin: 0;
  white-space: pre-wrap; overflow-wrap: anywhere; padding: .8rem; background: var(--raised); }
@media (max-width: 30rem) {
  .page { padding: 1.5rem 1rem 4rem; }
  dl div { grid-template-columns: 1fr; gap: 0; }
  .notes { padding-left: 0; }
  .nth { float: none; margin: 0; }
}
@media screen and (min-width: 76rem) {
  .page { max-width: 72rem; display: grid; grid-template-columns: 15rem minmax(0, 50rem); gap: 0 4rem; }
  header { grid-column: 2; }
  nav { grid-column: 1; grid-row: 1 / span 2; position: sticky; top: 2rem; align-self: start; margin: .4rem 0 0;
    max-height: calc(100vh - 4rem); overflow-y: auto; }
  main { grid-column: 2; }
}
"""
_PRINT = """
@page { margin: 14mm 14mm 16mm; @bottom-center { content: counter(page) " / " counter(pages); font: 8pt sans-serif; } }
@media print {
  html { font-size: 8.5pt; }
  body { line-height: 1.35; background: none; }
  .page { max-width: none; padding: 0; }
  .skip, .back { display: none; }
  nav ul { columns: 3; column-gap: 6mm; } nav ul ul { columns: auto; }
  h1 { font-size: 18pt; } h2 { font-size: 13pt; margin-top: 14pt; padding-top: 6pt; } h3 { font-size: 10.5pt; }
  h3 { margin: 10pt 0 4pt; } h4, h5, h6 { margin: 8pt 0 3pt; }
  p, ul, ol, dl, figure, blockquote, .scroll, .pair, .excerpt { margin-bottom: 6pt; }
  li { margin: 1pt 0; }
  h1, h2, h3, h4, h5, h6, caption, figcaption, summary, .over, .whose { break-after: avoid; }
  tr, figure, .places li, .notes p, blockquote, dl div { break-inside: avoid; }
  .notes p { break-after: avoid; }
  .notes, .passages, .lines { columns: 2; column-gap: 6mm; font-size: 6.5pt; line-height: 1.25; padding: 0; }
  .notes { columns: 3; column-gap: 4mm; }
  .notes > li { margin-bottom: 2.5pt; }
  .notes p, .notes .told, .passages .told { font: inherit; display: inline; margin: 0; }
  .notes p { font-weight: 600; }
  .notes mark { background: none; border: 0; padding: 0; }
  .nth { float: none; margin: 0 .4em 0 0; }
  .places, .places li { display: inline; margin: 0; }
  .places li:not(:last-child)::after { content: " · "; }
  .passages li, .lines li { margin: 0 0 1.5pt; padding-left: 2mm; text-indent: -2mm; }
  thead { display: table-header-group; }
  .scroll { overflow: visible; }
  table { font-size: 7.5pt; line-height: 1.25; width: 100%; overflow-wrap: anywhere; }
  th, td { min-width: 7.5em; max-width: none; padding: 1pt 6pt 1pt 0; }
  .many th, .many td { min-width: 4.5em; }
  .crowd th, .crowd td { min-width: 2em; font-size: 7pt; }
  td.number { white-space: normal; }
  .hashes { font-size: 6.5pt; }
  svg { min-width: 0; max-width: 15cm; }
  a { color: inherit; }
  .ref { text-decoration: none; }
  details::details-content { content-visibility: visible; display: block; height: auto; }
  summary { list-style: none; }
  summary::-webkit-details-marker { display: none; }
  mark, del, ins, .contested { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  #made-from details { display: none; }
}
"""

STYLE = (
    f"\n:root {{ color-scheme: light dark;{_LIGHT}}}\n"
    f"@media screen and (prefers-color-scheme: dark) {{ :root {{{_DARK}}} }}"
    f"{_PAGE}@media print {{ :root {{ color-scheme: light; }} }}{_PRINT}"
)
