// Pure

/** The pages on which people sign in and up: one narrow card. */
export const visitorStyle = `
.visitor { min-height: 100vh; display: grid; grid-template-rows: 1fr auto; justify-items: center; padding: 1.25rem; gap: 1rem; }
.visitor main { align-self: center; width: min(26rem, 100%); display: grid; gap: 1.25rem; }
.visitor .card { padding: 1.75rem; display: grid; gap: 1.25rem; }
.visitor h1 { font-size: 1.375rem; }
.visitor header { display: grid; gap: 0.9rem; }
.visitor form { display: grid; gap: 0.9rem; }
.visitor form > button.primary { min-height: 2.6rem; }
.visitor .names { display: grid; grid-template-columns: 1fr 1fr; gap: 0.75rem; }
.visitor .card > p { font-size: 0.875rem; }
.visitor footer { font-size: 0.8125rem; color: var(--muted); text-align: center; text-wrap: balance; }
.people { list-style: none; display: grid; gap: 0.5rem; max-height: 26rem; overflow-y: auto; margin: -3px; padding: 3px; }
.people button { width: 100%; justify-content: flex-start; gap: 0.75rem; padding: 0.55rem 0.75rem; text-align: start; white-space: normal; }
.people button > span:last-child { display: grid; min-width: 0; line-height: 1.35; overflow-wrap: anywhere; }
.people small { color: var(--muted); font-weight: 400; }
.or { display: flex; align-items: center; gap: 0.75rem; font-size: 0.8125rem; color: var(--muted); }
.or::before, .or::after { content: ''; flex: 1; border-top: 1px solid var(--line); }
.who { display: flex; align-items: center; gap: 0.75rem; overflow-wrap: anywhere; }
`;
