/** The page's whole style: light and dark as the reader's system asks, black on white in print. */
export const htmlStyle = `
:root { color-scheme: light dark; --paper: #ffffff; --ink: #1b1b1b; --soft: #5a5a5a; --rule: #d4d4d4; --shade: #f5f6f8;
  --warn: #fff4e0; --warn-edge: #b35900; --chart-shade: #0072b2;
  --chart-1: #0072b2; --chart-2: #d55e00; --chart-3: #009e73; --chart-4: #cc79a7; --chart-5: #e69f00; --chart-6: #56b4e9; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #1b1c1f; --ink: #e8e8e8; --soft: #a9adb3; --rule: #3c3f45; --shade: #25272b; --warn: #3a2c14; --warn-edge: #e69f00;
    --chart-1: #4aa8e0; --chart-2: #f0803c; --chart-3: #2cc29a; --chart-4: #e0a0c4; --chart-5: #f0b840; --chart-6: #8fd0f5; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, -apple-system, 'Segoe UI', sans-serif; }
main { max-width: 62rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 0.25rem; overflow-wrap: anywhere; }
h2 { font-size: 1.3rem; margin: 2.75rem 0 0.75rem; padding-top: 0.75rem; border-top: 1px solid var(--rule); }
p { margin: 0.6rem 0; max-width: 46rem; overflow-wrap: anywhere; }
.subtitle { color: var(--soft); margin: 0; }
.purpose { display: inline-block; margin: 0.9rem 0 0; padding: 0.15rem 0.6rem; border: 1px solid var(--rule); border-radius: 1rem; font-size: 0.875rem; }
.warning { background: var(--warn); border-left: 4px solid var(--warn-edge); padding: 0.5rem 0.8rem; max-width: none; }
.scroll { overflow-x: auto; margin: 1.25rem 0 0.25rem; }
.scroll:focus-visible, summary:focus-visible { outline: 2px solid var(--chart-1); outline-offset: 2px; }
table { border-collapse: collapse; font-size: 0.9rem; font-variant-numeric: tabular-nums; }
caption { text-align: left; font-weight: 600; padding-bottom: 0.5rem; max-width: 46rem; }
th, td { padding: 0.3rem 0.8rem; text-align: left; vertical-align: top; border-bottom: 1px solid var(--rule); overflow-wrap: break-word; }
th:first-child { padding-left: 0; }
thead th { border-top: 2px solid var(--ink); border-bottom: 1px solid var(--ink); font-weight: 600; vertical-align: bottom; }
tbody th { font-weight: 400; }
tbody th, tbody td:not(.number) { min-width: 7rem; }
tbody tr:last-child > * { border-bottom: 2px solid var(--ink); }
.number { text-align: right; }
tbody .number { white-space: nowrap; }
td small { display: block; color: var(--soft); font-size: 0.87em; }
.note { color: var(--soft); font-size: 0.85em; margin: 0.25rem 0; }
.figures { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 28rem), 1fr)); gap: 1.5rem 2rem; margin: 1.25rem 0; align-items: start; }
figure { margin: 0; max-width: 100%; }
figure svg { max-width: 100%; height: auto; font-family: inherit; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.2rem 1.25rem; font-size: 0.9rem; margin: 1rem 0; }
dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
summary { cursor: pointer; color: var(--soft); font-size: 0.9rem; }
pre { background: var(--shade); padding: 0.8rem 1rem; overflow-x: auto; font-size: 0.8rem; line-height: 1.4; }
footer { margin-top: 3rem; color: var(--soft); font-size: 0.85rem; border-top: 1px solid var(--rule); padding-top: 0.75rem; }
@media (max-width: 36rem) { dl { grid-template-columns: 1fr; } dd { margin-bottom: 0.4rem; } }
@media print {
  :root { color-scheme: light; --paper: #ffffff; --ink: #000000; --soft: #444444; --rule: #bbbbbb; --shade: #ffffff; --warn: #ffffff; --warn-edge: #000000;
    --chart-1: #0072b2; --chart-2: #d55e00; --chart-3: #009e73; --chart-4: #cc79a7; --chart-5: #e69f00; --chart-6: #56b4e9; }
  body { font-size: 10pt; } .note { font-size: 8pt; } table { font-size: 8pt; } th, td { padding: 0.2rem 0.4rem; } tbody th, tbody td:not(.number) { min-width: 0; }
  .figures { grid-template-columns: 1fr 1fr; } main { max-width: none; padding: 0; }
  h2 { break-after: avoid; } figure, tr, .warning { break-inside: avoid; } .scroll { overflow: visible; }
  figure details { display: none; } pre { white-space: pre-wrap; border: 1px solid var(--rule); }
  details::details-content { display: block; content-visibility: visible; }
}
`;
