// Pure

/** Colours, type and controls of every page. Each pair of text and ground has a contrast of 4.5 at least. */
export const baseStyle = `
:root {
  color-scheme: light dark;
  --ground: light-dark(#f6f6f8, #0f1013);
  --surface: light-dark(#ffffff, #17181c);
  --sunken: light-dark(#f3f3f6, #111216);
  --line: light-dark(#e3e4ea, #2a2c33);
  --edge: light-dark(#84879a, #70748a);
  --text: light-dark(#16171d, #ececf1);
  --muted: light-dark(#565a6b, #a4a8b8);
  --accent: light-dark(#4338ca, #a5b4fc);
  --accent-wash: light-dark(#eceafd, #24244a);
  --fill: #4f46e5;
  --fill-hover: #4338ca;
  --good: light-dark(#0f6134, #6ee7a6);
  --good-wash: light-dark(#e1f5e9, #10291c);
  --bad: light-dark(#a81e14, #fda79f);
  --bad-wash: light-dark(#fdebe9, #361816);
  --warn: light-dark(#7a4500, #f7c272);
  --warn-wash: light-dark(#fcf0db, #32240e);
  --shadow: 0 1px 2px light-dark(#1018280d, #0000), 0 1px 3px light-dark(#10182814, #0000);
  --mono: ui-monospace, 'SF Mono', 'Cascadia Mono', 'JetBrains Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace;
  font: 400 0.9375rem/1.55 system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', sans-serif;
  -webkit-text-size-adjust: 100%;
}
*, ::before, ::after { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; background: var(--ground); color: var(--text); }
h1, h2, h3, p, ul, dl, dd, figure, pre { margin: 0; padding: 0; }
h1 { font-size: 1.625rem; line-height: 1.25; font-weight: 650; letter-spacing: -0.02em; overflow-wrap: anywhere; }
h2 { font-size: 1.0625rem; line-height: 1.4; font-weight: 600; letter-spacing: -0.01em; }
small { font-size: 0.8125rem; }
a { color: var(--accent); text-underline-offset: 0.2em; text-decoration-thickness: 1px; text-decoration-color: color-mix(in srgb, currentcolor 40%, transparent); }
a:hover { text-decoration-color: currentcolor; }
code, pre, .id, textarea { font-family: var(--mono); font-size: 0.8125rem; }
.muted { color: var(--muted); }
.id { color: var(--muted); overflow-wrap: anywhere; user-select: all; cursor: copy; border-radius: 4px; }
.id:hover { color: var(--text); background: var(--accent-wash); }

form { margin: 0; }
label, .field { display: grid; gap: 0.3rem; font-size: 0.875rem; font-weight: 550; }
label small { font-weight: 400; color: var(--muted); }
input, select, textarea, button, .button { font: inherit; color: inherit; border-radius: 0.5rem; }
input, select, textarea { width: 100%; padding: 0.5rem 0.7rem; background: var(--surface); border: 1px solid var(--edge); font-weight: 400; font-size: 0.9375rem; }
input[type=checkbox] { width: 1.1rem; height: 1.1rem; accent-color: var(--fill); margin: 0; }
::placeholder { color: var(--muted); opacity: 1; }
button, .button { display: inline-flex; align-items: center; justify-content: center; gap: 0.45rem; min-height: 2.375rem; padding: 0.4rem 0.9rem; font-weight: 550; font-size: 0.875rem; cursor: pointer; text-decoration: none; border: 1px solid var(--line); background: var(--surface); color: var(--text); box-shadow: var(--shadow); white-space: nowrap; }
button:hover, .button:hover { background: var(--sunken); border-color: var(--edge); }
button.primary { background: var(--fill); border-color: var(--fill); color: #fff; }
button.primary:hover { background: var(--fill-hover); border-color: var(--fill-hover); }
button.danger { color: var(--bad); }
button.danger:hover { background: var(--bad-wash); border-color: var(--bad); }
button.small, .button.small { min-height: 1.875rem; padding: 0.15rem 0.65rem; font-size: 0.8125rem; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.alert { padding: 0.7rem 0.95rem; border: 1px solid color-mix(in srgb, currentcolor 25%, transparent); border-radius: 0.6rem; font-size: 0.875rem; overflow-wrap: anywhere; }
.alert.bad { color: var(--bad); background: var(--bad-wash); }
.alert.good { color: var(--good); background: var(--good-wash); }
.card { background: var(--surface); border: 1px solid var(--line); border-radius: 0.85rem; box-shadow: var(--shadow); }
.avatar { flex: none; display: inline-grid; place-items: center; width: 2.25rem; height: 2.25rem; border-radius: 50%; font-size: 0.8125rem; font-weight: 600; letter-spacing: 0.02em; }
.avatar.square { border-radius: 0.6rem; }
.tone-0 { background: light-dark(#e4e2fc, #2f2c63); color: light-dark(#3a2fb4, #c9c5ff); }
.tone-1 { background: light-dark(#d9f0ee, #123c3a); color: light-dark(#0b5550, #9be6df); }
.tone-2 { background: light-dark(#fde6d4, #4a2a12); color: light-dark(#833c05, #ffcfa6); }
.tone-3 { background: light-dark(#fbe0ea, #4b1c30); color: light-dark(#8a1b49, #ffbfd6); }
.tone-4 { background: light-dark(#dcecfb, #15345a); color: light-dark(#0f4a85, #b3d8ff); }
.tone-5 { background: light-dark(#e6f0d8, #2b3d14); color: light-dark(#405a0f, #cde8a0); }
.brand { display: inline-flex; align-items: center; gap: 0.6rem; font-weight: 650; letter-spacing: -0.01em; color: var(--text); text-decoration: none; }
.brand svg { width: 1.5rem; height: 1.5rem; flex: none; }
`;
