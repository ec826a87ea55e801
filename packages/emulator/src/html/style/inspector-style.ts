// Pure

/** The inspector: a sidebar that becomes a bar, and tables that become cards on a phone. */
export const inspectorStyle = `
.inspector { display: grid; grid-template-columns: 14.5rem minmax(0, 1fr); min-height: 100vh; }
.skip { position: absolute; left: -999rem; }
.skip:focus { left: 0.75rem; top: 0.75rem; z-index: 1; padding: 0.5rem 0.9rem; background: var(--surface); border-radius: 0.5rem; }
.side { border-right: 1px solid var(--line); background: var(--surface); }
.side > div { position: sticky; top: 0; height: 100vh; display: flex; flex-direction: column; gap: 1.25rem; padding: 1.25rem 0.9rem; overflow-y: auto; }
.side .brand { padding: 0 0.55rem; }
.side ul { list-style: none; display: grid; gap: 0.125rem; }
.side li a { display: flex; align-items: center; gap: 0.65rem; padding: 0.42rem 0.55rem; border-radius: 0.5rem; color: var(--muted); text-decoration: none; font-weight: 500; font-size: 0.9rem; }
.side li a:hover { background: var(--sunken); color: var(--text); }
.side li a[aria-current] { background: var(--accent-wash); color: var(--accent); }
.side li svg { width: 1.05rem; height: 1.05rem; flex: none; }
.side .count { margin-inline-start: auto; font-size: 0.75rem; font-variant-numeric: tabular-nums; }
.side .clock { margin-top: auto; padding: 0.75rem 0.55rem 0; border-top: 1px solid var(--line); display: grid; font-size: 0.8125rem; color: var(--muted); line-height: 1.45; }
.side .clock time { color: var(--text); font-variant-numeric: tabular-nums; }
.inspector main { padding: 2rem clamp(1rem, 3.5vw, 2.75rem) 4rem; display: grid; gap: 1.25rem; align-content: start; width: 100%; max-width: 74rem; }
.head { display: flex; flex-wrap: wrap; align-items: center; gap: 0.75rem 1rem; }
.head > div { flex: 1 1 16rem; display: grid; gap: 0.2rem; min-width: 0; }
.head p { color: var(--muted); max-width: 75ch; text-wrap: pretty; }
.row { display: flex; flex-wrap: wrap; align-items: center; gap: 0.5rem; }
.grid { display: grid; gap: 1.25rem; grid-template-columns: repeat(auto-fit, minmax(min(22rem, 100%), 1fr)); align-items: start; }
.grid > .wide { grid-column: 1 / -1; }
.grid > .stack { display: grid; gap: 1.25rem; min-width: 0; }
.grid.three { grid-template-columns: repeat(auto-fit, minmax(min(17rem, 100%), 1fr)); }
.panel { padding: 1.1rem 1.25rem 1.25rem; display: grid; gap: 0.85rem; align-content: start; min-width: 0; }
.panel > header { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 0.5rem; }
.panel.flush { padding: 0; gap: 0; overflow: hidden; }
.panel.flush > header { padding: 1rem 1.25rem; border-bottom: 1px solid var(--line); }
.panel > p, .panel > .steps { font-size: 0.875rem; }
.panel form.stack { display: grid; gap: 0.85rem; }
.fields { display: grid; gap: 0.85rem; grid-template-columns: repeat(auto-fit, minmax(min(13rem, 100%), 1fr)); align-items: end; }
.check { display: flex; align-items: center; gap: 0.55rem; min-height: 2.4rem; }
.stats { display: grid; grid-template-columns: repeat(auto-fit, minmax(6.4rem, 1fr)); gap: 0.75rem; }
.stats a:last-child { grid-column-end: -1; }
.stats a { padding: 0.9rem 0.8rem; text-decoration: none; color: var(--muted); font-size: 0.8125rem; display: grid; gap: 0.1rem; }
.stats a:hover { border-color: var(--edge); }
.stats strong { font-size: 1.5rem; line-height: 1.2; font-weight: 650; letter-spacing: -0.02em; color: var(--text); font-variant-numeric: tabular-nums; }
table { width: 100%; border-collapse: collapse; font-size: 0.875rem; }
th { text-align: start; font-size: 0.75rem; font-weight: 550; color: var(--muted); padding: 0.6rem 0.75rem; white-space: nowrap; background: var(--sunken); border-bottom: 1px solid var(--line); }
td { padding: 0.65rem 0.75rem; border-bottom: 1px solid var(--line); vertical-align: middle; overflow-wrap: anywhere; }
tr:last-child td { border-bottom: 0; }
th:first-child, td:first-child { padding-inline-start: 1.25rem; }
th:last-child, td:last-child { padding-inline-end: 1.25rem; }
tbody tr:hover { background: color-mix(in srgb, var(--sunken) 60%, transparent); }
th.actions, td.actions { text-align: end; }
td.actions .row { justify-content: flex-end; flex-wrap: nowrap; }
td time, td .badge { white-space: nowrap; }
.entity { display: flex; align-items: center; gap: 0.7rem; min-width: 0; }
.entity > span:last-child { display: grid; min-width: 0; line-height: 1.4; }
.entity a { color: var(--text); font-weight: 550; text-decoration: none; }
.entity a:hover { text-decoration: underline; }
.badge { display: inline-flex; align-items: center; padding: 0.08rem 0.5rem; border-radius: 1rem; font-size: 0.75rem; font-weight: 550; line-height: 1.5; background: var(--sunken); color: var(--muted); border: 1px solid var(--line); }
.badge.good { background: var(--good-wash); color: var(--good); border-color: transparent; }
.badge.bad { background: var(--bad-wash); color: var(--bad); border-color: transparent; }
.badge.warn { background: var(--warn-wash); color: var(--warn); border-color: transparent; }
.badge.accent { background: var(--accent-wash); color: var(--accent); border-color: transparent; }
.facts { display: grid; grid-template-columns: minmax(7rem, max-content) minmax(0, 1fr); gap: 0.5rem 1rem; font-size: 0.875rem; align-items: baseline; }
.facts dt { color: var(--muted); }
.facts dd { overflow-wrap: anywhere; min-width: 0; }
.empty { padding: 2.5rem 1.25rem; display: grid; gap: 0.35rem; justify-items: center; text-align: center; color: var(--muted); }
.empty strong { color: var(--text); font-weight: 600; }
.empty p { max-width: 46ch; text-wrap: balance; }
.code { display: block; padding: 0.8rem 0.95rem; background: var(--sunken); border: 1px solid var(--line); border-radius: 0.6rem; line-height: 1.6; white-space: pre-wrap; overflow-wrap: anywhere; }
.code.all { user-select: all; cursor: copy; }
.code .key { color: var(--accent); }
.code .string { color: var(--good); }
.code .other { color: var(--warn); }
.otp { font: 600 1.375rem/1.2 var(--mono); letter-spacing: 0.12em; user-select: all; cursor: copy; }
.entries { list-style: none; }
.entries > li { border-bottom: 1px solid var(--line); }
.entries > li:last-child { border-bottom: 0; }
summary { cursor: pointer; border-radius: 0.5rem; }
.entries summary { display: grid; grid-template-columns: auto minmax(0, 1fr) auto auto; align-items: center; gap: 0.75rem; padding: 0.65rem 1.25rem; font-size: 0.875rem; list-style: none; border-radius: 0; }
.entries summary::-webkit-details-marker { display: none; }
.entries summary:hover { background: var(--sunken); }
.entries summary:focus-visible { outline-offset: -2px; }
.entries summary .name { overflow-wrap: anywhere; }
.entries .method { font: 600 0.75rem/1 var(--mono); color: var(--muted); min-width: 3.4rem; }
.entries .body { padding: 0.35rem 1.25rem 1.1rem; display: grid; gap: 0.75rem; }
.entries .body h2 { font-size: 0.75rem; font-weight: 550; letter-spacing: 0; color: var(--muted); margin-bottom: 0.3rem; }
.message { padding: 1rem 1.25rem; display: grid; gap: 0.55rem; }
.message > header { display: flex; flex-wrap: wrap; gap: 0.35rem 0.75rem; align-items: baseline; justify-content: space-between; }
.message p { white-space: pre-wrap; overflow-wrap: anywhere; }
details.card > summary { padding: 0.85rem 1.25rem; font-weight: 550; }
details.card > .panel { padding-top: 0.25rem; }
.pager { display: flex; align-items: center; justify-content: space-between; gap: 1rem; padding: 0.75rem 1.25rem; border-top: 1px solid var(--line); font-size: 0.8125rem; color: var(--muted); }
.search { display: flex; gap: 0.5rem; flex: 0 1 22rem; }
.search input { min-width: 0; }
.steps { display: flex; flex-wrap: wrap; gap: 0.5rem; }
@media (max-width: 56rem) {
  .inspector { grid-template-columns: minmax(0, 1fr); grid-template-rows: auto 1fr; }
  .side { border-right: 0; border-bottom: 1px solid var(--line); }
  .side > div { position: static; height: auto; display: grid; grid-template-columns: 1fr auto; align-items: center; gap: 0.6rem; padding: 0.9rem 0 0; }
  .side .brand { padding: 0 1rem; }
  .side .clock { grid-column: 2; grid-row: 1; margin: 0; padding: 0 1rem 0 0; border: 0; text-align: end; font-size: 0.75rem; }
  .side nav { grid-column: 1 / -1; border-top: 1px solid var(--line); padding: 0.5rem 0.75rem; }
  .side ul { grid-template-columns: repeat(auto-fit, minmax(6.9rem, 1fr)); }
  .side li a { padding: 0.5rem; gap: 0.4rem; font-size: 0.8125rem; }
  .side .count { display: none; }
  .inspector main { padding-block: 1.25rem 3rem; }
}
@media (max-width: 44rem) {
  h1 { font-size: 1.375rem; }
  table, tbody, tr, td { display: block; }
  thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
  tr { padding: 0.85rem 1.1rem; border-bottom: 1px solid var(--line); display: grid; gap: 0.4rem; }
  tr:last-child { border-bottom: 0; }
  td, td:first-child, td:last-child { border: 0; padding: 0; display: flex; justify-content: space-between; align-items: baseline; gap: 1rem; text-align: end; }
  td::before { content: attr(data-label); color: var(--muted); font-size: 0.8125rem; flex: none; text-align: start; }
  td:first-child { text-align: start; display: block; }
  td:first-child::before, td.actions::before, td:empty { display: none; }
  td.actions .row { justify-content: flex-start; padding-top: 0.25rem; flex-wrap: wrap; }
  .facts { grid-template-columns: 1fr; gap: 0.1rem; }
  .facts dd { margin-bottom: 0.55rem; }
  .entries summary { grid-template-columns: auto minmax(0, 1fr) auto; padding-inline: 1.1rem; }
  .entries summary time { grid-column: 1 / -1; font-size: 0.8125rem; }
  .search { flex: 1 1 100%; }
}
@media (prefers-reduced-motion: no-preference) {
  a:hover, button:hover, .button:hover, summary:hover { transition: background-color 0.12s, border-color 0.12s; }
}
`;
