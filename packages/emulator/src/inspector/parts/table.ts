import { type Html, html } from '../../html/html.ts';

/** A column of a table. On a phone, each row is a card, and the title stands next to the value. */
export interface Column<T> {
  readonly title: string;
  readonly cell: (row: T) => Html | string;
  /** The column holds buttons. */
  readonly isActions?: boolean;
}

/** What a table without rows says: that it is empty, and what to do. */
export interface Empty {
  readonly title: string;
  readonly advice: Html | string;
}

export function emptyState({ title, advice }: Empty): Html {
  return html`<div class="empty"><strong>${title}</strong><p>${advice}</p></div>`;
}

/** The most rows of a table on the page of a user or an organization, which can have very many. */
const MAXIMUM_ROWS = 100;

/** Returns the first rows of a list, and a note that says how many the page leaves out. */
export function firstRows<T>(list: readonly T[]): { readonly rows: readonly T[]; readonly note: Html | '' } {
  const rows = list.slice(0, MAXIMUM_ROWS);
  const isWhole = rows.length === list.length;
  const count = (rowCount: number) => rowCount.toLocaleString('en');
  const note = isWhole
    ? ''
    : html`<small class="muted">${count(rows.length)} of ${count(list.length)} are shown.</small>`;
  return { rows, note };
}

/** Renders a table. The roles stay when the style displays the rows as cards. */
export function table<T>(label: string, columns: readonly Column<T>[], rows: readonly T[]): Html {
  const heads = columns.map(
    ({ title, isActions }) => html`<th role="columnheader" scope="col"${classOf(isActions)}>${title}</th>`,
  );
  return html`<table role="table" aria-label="${label}">
<thead role="rowgroup"><tr role="row">${heads}</tr></thead>
<tbody role="rowgroup">${rows.map((row) => html`<tr role="row">${columns.map((column) => cellOf(column, row))}</tr>`)}</tbody>
</table>`;
}

function cellOf<T>({ title, cell, isActions }: Column<T>, row: T): Html {
  return html`<td role="cell" data-label="${title}"${classOf(isActions)}>${cell(row)}</td>`;
}

function classOf(isActions = false): Html | '' {
  return isActions ? html` class="actions"` : '';
}
