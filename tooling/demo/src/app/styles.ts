/** The stylesheet of the application. */
export const styles = `
:root {
  color-scheme: light dark;
  --ground: light-dark(#fbf9f5, #14130f);
  --surface: light-dark(#ffffff, #1c1b16);
  --line: light-dark(#e8e2d6, #35322a);
  --edge: light-dark(#8d8675, #7d776a);
  --text: light-dark(#221f19, #f1ede4);
  --muted: light-dark(#655f52, #b0a999);
  --accent: light-dark(#0b6148, #7fd6b4);
  --wash: light-dark(#e2f1ea, #123328);
  --fill: #0f6b50;
  font: 400 1rem/1.6 system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif;
}
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; background: var(--ground); color: var(--text); }
h1, h2, p, ul { margin: 0; padding: 0; }
h1 { font: 600 clamp(2rem, 6vw, 3.25rem)/1.1 Georgia, 'Iowan Old Style', 'Noto Serif', serif; letter-spacing: -0.02em; text-wrap: balance; }
h2 { font: 600 1.25rem/1.3 Georgia, 'Iowan Old Style', 'Noto Serif', serif; }
a { color: var(--accent); text-underline-offset: 0.2em; }
.bar { display: flex; flex-wrap: wrap; align-items: center; gap: 0.75rem 1.25rem; width: min(62rem, 100% - 2rem); margin-inline: auto; padding-block: 1.1rem; }
@media (max-width: 32rem) { .bar .muted { display: none; } }
.bar > :first-child { margin-inline-end: auto; font: 600 1.2rem Georgia, 'Noto Serif', serif; color: var(--text); text-decoration: none; }
main { width: min(62rem, 100% - 2rem); margin: clamp(1rem, 4vw, 2.5rem) auto 4rem; display: grid; gap: 1.5rem; }
.hero { padding: clamp(1.5rem, 8vw, 5rem) 0; display: grid; gap: 1.5rem; justify-items: start; max-width: 42rem; }
.hero p { font-size: 1.15rem; color: var(--muted); text-wrap: pretty; }
.row { display: flex; flex-wrap: wrap; gap: 0.6rem; align-items: center; }
.button, button { font: inherit; font-size: 0.95rem; font-weight: 550; line-height: 1.2; display: inline-flex; align-items: center; min-height: 2.6rem; padding: 0.5rem 1.1rem; border: 1px solid var(--line); border-radius: 0.6rem; background: var(--surface); color: var(--text); text-decoration: none; cursor: pointer; }
.button.primary, button.primary { background: var(--fill); border-color: var(--fill); color: #fff; }
.button:hover, button:hover { border-color: var(--edge); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.columns { display: grid; gap: 1.25rem; grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr)); align-items: start; }
.card { background: var(--surface); border: 1px solid var(--line); border-radius: 1rem; padding: 1.4rem 1.5rem; display: grid; gap: 0.9rem; }
.card ul { list-style: none; display: grid; }
.card li { padding: 0.7rem 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
.card li:last-child { border-bottom: 0; }
.muted, dt { color: var(--muted); }
dl { margin: 0; display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 0.4rem 1.2rem; font-size: 0.95rem; }
dd { margin: 0; overflow-wrap: anywhere; }
code { font: 0.85rem ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace; }
.switch { display: flex; flex-wrap: wrap; gap: 0.4rem; }
.switch a { padding: 0.35rem 0.85rem; border: 1px solid var(--line); border-radius: 2rem; color: var(--text); text-decoration: none; font-size: 0.9rem; background: var(--surface); }
.switch a[aria-current] { background: var(--wash); border-color: var(--accent); color: var(--accent); font-weight: 600; }
form.note { display: flex; gap: 0.6rem; }
input { flex: 1; min-width: 0; font: inherit; padding: 0.5rem 0.8rem; border: 1px solid var(--edge); border-radius: 0.6rem; background: var(--surface); color: inherit; }
::placeholder { color: var(--muted); opacity: 1; }
`;
