#include "viz/report_page.hpp"

namespace musubi::report {

std::string_view style_sheet() {
  return R"css(
:root {
  --ink: #1b1f24; --soft: #4a5560; --line: #c9d1d8; --paper: #ffffff; --band: #f4f6f8; --accent: #0b4f7d;
  --present: #0a5c36; --present-band: #e5f3ea;
  --missing: #9a3412; --missing-band: #fdeee4;
  --unknown: #4a5560; --unknown-band: #eceff2;
  --partial: #6b4e00; --partial-band: #fbf3d9;
}
* { box-sizing: border-box; }
html { color: var(--ink); background: var(--paper); line-height: 1.65;
  font-family: "Noto Sans CJK JP", "Yu Gothic", "Hiragino Sans", "Meiryo", sans-serif; }
body { margin: 0 auto; max-width: 78rem; padding: 0 1.5rem 3rem; }
h1 { font-size: 1.7rem; line-height: 1.35; margin: 2rem 0 0.5rem; }
h2 { font-size: 1.35rem; border-bottom: 3px solid var(--accent); padding-bottom: 0.2rem; margin: 3rem 0 1rem; }
h3 { font-size: 1.1rem; color: var(--accent); margin: 2rem 0 0.6rem; }
p, ul, ol, dl { margin: 0.6rem 0; }
header p, section > p, .legend dd { max-width: 46rem; }
a { color: var(--accent); }
a:focus-visible, button:focus-visible, summary:focus-visible, .scroll:focus-visible {
  outline: 3px solid #b45309; outline-offset: 2px; }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: 0.5rem; background: var(--paper); padding: 0.3rem 0.8rem; z-index: 1; }
main:focus { outline: none; }
nav { background: var(--band); border-radius: 6px; padding: 0.4rem 1.2rem; margin: 1.5rem 0; }
nav h2 { font-size: 1rem; border: 0; margin: 0.4rem 0 0; padding: 0; }
nav ol { columns: 18rem; margin: 0.3rem 0 0.5rem; padding-left: 1.6rem; }
.lead { font-size: 1.08rem; max-width: 52rem; }

.figures { display: flex; flex-wrap: wrap; gap: 0.8rem; margin: 1.2rem 0; }
.figures div { border: 1px solid var(--line); border-radius: 6px; padding: 0.5rem 1rem; min-width: 8rem;
  display: flex; flex-direction: column-reverse; }
.figures dt { font-size: 0.9rem; color: var(--soft); }
.figures dd { margin: 0; font-size: 1.7rem; font-weight: bold; line-height: 1.3; }
.legend { display: grid; grid-template-columns: max-content 1fr; gap: 0.35rem 1.2rem; }
.legend dt { font-weight: bold; }
.legend dd { margin: 0; }
.projection, .note, small { color: var(--soft); font-size: 0.88rem; }

.badge { display: inline-block; border: 1px solid; border-radius: 4px; padding: 0 0.45em; font-size: 0.9em;
  white-space: nowrap; line-height: 1.5; }
.badge.present, td.present { color: var(--present); background: var(--present-band); }
.badge.missing, td.missing { color: var(--missing); background: var(--missing-band); }
.badge.unknown, td.unknown { color: var(--unknown); background: var(--unknown-band); }
.badge.partial, td.partial { color: var(--partial); background: var(--partial-band); }
.badge.unknown { border-style: dashed; }
.mark { border: 1px solid var(--soft); border-radius: 3px; padding: 0 0.3em; font-size: 0.82em;
  color: var(--soft); white-space: nowrap; }
.spoken { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.place { color: var(--soft); font-size: 0.9em; }

.scroll { overflow-x: auto; position: relative; margin: 0.8rem 0 1.4rem; }
table { border-collapse: collapse; width: 100%; font-size: 0.9rem; line-height: 1.5; }
caption { text-align: left; font-weight: bold; padding: 0.3rem 0; }
th, td { border: 1px solid var(--line); padding: 0.35rem 0.55rem; text-align: left; vertical-align: top; }
thead th { background: var(--band); vertical-align: bottom; }
tbody th { font-weight: bold; background: var(--paper); }
.number { text-align: right; font-variant-numeric: tabular-nums; }
.score { font-weight: bold; }
.matrix td { text-align: center; white-space: nowrap; }
.matrix .symbol { font-weight: bold; }
.matrix td small { color: inherit; }
tbody th small { font-weight: normal; }
.gaps th[scope="row"] { min-width: 7.5rem; }
.matrix thead .number { white-space: nowrap; }
.gaps td:nth-child(1) { min-width: 3rem; }
.gaps td:nth-child(3) { min-width: 9.5rem; }
.gaps td:nth-child(4), .gaps td:nth-child(5) { min-width: 4.5rem; }
.gaps td:nth-child(6) { min-width: 9rem; }
.gaps td:nth-child(7) { min-width: 15rem; }
.gaps td:nth-child(8) { min-width: 9rem; }
.gaps td:nth-child(9) { min-width: 6.5rem; }
.parts { display: grid; grid-template-columns: 1fr max-content; gap: 0 0.6rem; margin: 0.1rem 0 0;
  color: var(--soft); font-size: 0.82rem; text-align: left; }
.parts dd { margin: 0; text-align: right; }
.ranks .number { white-space: nowrap; }
.ranks td small { margin-left: 0.3em; }
.ranks thead .number { white-space: normal; }
.requirements thead .number { white-space: nowrap; }
.indicators small { display: block; font-weight: normal; }
.indicators td { min-width: 5.5rem; }
.indicators th[scope="row"] { min-width: 9rem; }
ul.plain { list-style: none; margin: 0; padding: 0; }
ul.plain li + li { margin-top: 0.2rem; }
ul.evidence { margin: 0.1rem 0 0.4rem; padding-left: 1.2rem; font-size: 0.93em; }
td > ul.evidence { padding-left: 1rem; }
th button { font: inherit; color: inherit; background: none; border: 0; padding: 0; cursor: pointer;
  text-align: inherit; }
th button::after { content: " \2195"; color: var(--soft); }
th[aria-sort="ascending"] button::after { content: " \2191"; }
th[aria-sort="descending"] button::after { content: " \2193"; }

details { border: 1px solid var(--line); border-radius: 6px; padding: 0.3rem 0.9rem; margin: 0.4rem 0; }
summary { cursor: pointer; font-weight: bold; }
figure { margin: 1.2rem 0; }
figure svg { max-width: 100%; height: auto; display: block; margin: 0 auto; }
figcaption { color: var(--soft); font-size: 0.9rem; text-align: center; margin-top: 0.4rem; }

.on-paper { display: none; }
.open-all button { font: inherit; border: 1px solid var(--accent); border-radius: 4px; padding: 0.2rem 0.8rem;
  background: var(--paper); color: var(--accent); cursor: pointer; }
.open-all button[aria-pressed="true"] { background: var(--accent); color: #fff; }
@media (max-width: 40rem) {
  body { padding: 0 0.8rem 2rem; }
  .legend { grid-template-columns: minmax(0, 1fr); gap: 0.1rem; }
  .legend dd { margin-bottom: 0.5rem; }
}

@media (forced-colors: active) { .badge, .mark, td.present, td.missing, td.unknown { border: 1px solid; } }
@page { size: A4 portrait; margin: 14mm 13mm; }
@page wide { size: A4 landscape; margin: 12mm; }
@media print {
  html { font-size: 9.5pt; line-height: 1.5; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  body { max-width: none; padding: 0; }
  .skip, .open-all, #explorer { display: none !important; }
  .on-paper { display: block; }
  .figures { gap: 0.4rem; }
  .figures div { padding: 0.3rem 0.6rem; min-width: 0; }
  section.wide { page: wide; break-before: page; break-after: page; }
  h2, h3, caption, summary { break-after: avoid; }
  h2 { margin-top: 1.2rem; }
  header p, section > p, .legend dd, .lead { max-width: none; }
  table { font-size: 8.5pt; }
  .ranks { font-size: 7.5pt; }
  .ties { columns: 2; column-gap: 8mm; font-size: 8.5pt; }
  .ties ul { padding-left: 1.1rem; }
  ul.evidence { font-size: 8pt; }
  .gaps th[scope="row"] { min-width: 8rem; }
  .gaps td[class], .gaps td { min-width: 0; }
  .gaps td:nth-child(7) { min-width: 15rem; }
  .parts { font-size: 7.5pt; }
  thead { display: table-header-group; }
  tr, figure, .figures, dd, li { break-inside: avoid; }
  thead, tbody tr:first-child { break-after: avoid; }
  .scroll { overflow: visible; }
  figure svg { max-height: 225mm; width: auto; }
  .wide figure svg { max-height: 140mm; }
  section:first-child figure svg { max-height: 110mm; }
  /* A button is not drawn in the heading that is repeated on the next page. */
  th button { display: contents; }
  th button::after { content: none !important; }
  details { border: 0; padding: 0; }
  a { color: inherit; text-decoration: none; }
}
)css";
}

}  // namespace musubi::report
