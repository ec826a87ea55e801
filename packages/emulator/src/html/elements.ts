import { type Html, html } from './html.ts';

interface FieldAttributes {
  readonly type?: string;
  readonly autocomplete?: string;
  readonly value?: string;
  readonly placeholder?: string;
  readonly isRequired?: boolean;
  readonly hint?: string;
}

/** Renders an input with its label. */
export function field(name: string, label: string, attributes: FieldAttributes = {}): Html {
  const { type = 'text', autocomplete = 'off', value = '', placeholder = '', hint, isRequired } = attributes;
  const note = hint === undefined ? '' : html` <small>${hint}</small>`;
  const required = isRequired ? html` required` : '';
  return html`<label><span>${label}${note}</span><input name="${name}" type="${type}" autocomplete="${autocomplete}" value="${value}" placeholder="${placeholder}"${required}></label>`;
}

export function hidden(name: string, value: string): Html {
  return html`<input type="hidden" name="${name}" value="${value}">`;
}

/** How many colours the style has for avatars. */
const TONES = 6;

/** Renders the initials of a name, in a colour that follows from the id. */
export function avatar(name: string, id: string, { isSquare = false } = {}): Html {
  const words = name.split(/[\s@._-]+/).filter(Boolean);
  const letters = words.slice(0, 2).map((word) => [...word][0] ?? '');
  const sum = [...id].reduce((total, letter) => total + (letter.codePointAt(0) ?? 0), 0);
  const shape = isSquare ? 'avatar square' : 'avatar';
  return html`<span class="${shape} tone-${sum % TONES}" aria-hidden="true">${letters.join('').toUpperCase()}</span>`;
}
