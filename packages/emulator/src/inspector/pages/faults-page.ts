import type { Fault } from '../../control/faults.ts';
import { field } from '../../html/elements.ts';
import { type Html, html } from '../../html/html.ts';
import type { Form, Shown, Visit } from '../inspection.ts';
import { actionButton, badge, head, panel } from '../parts/elements.ts';
import { emptyState, table } from '../parts/table.ts';
import { SECTIONS } from '../sections.ts';

const { path } = SECTIONS.faults;

export function faultsPage({ controls, form }: Visit): Shown {
  const faults = controls.faults.list();
  const list =
    faults.length === 0
      ? emptyState({
          title: 'Nothing goes wrong',
          advice: 'Set a fault above to see how your application takes it.',
        })
      : faultTable(faults);
  const content = html`${head({
    title: 'Faults',
    text: 'Requests of a route fail, wait, or lose their connection. Of the faults that match, the first one happens.',
  })}
${panel({ title: 'Inject a fault', content: faultForm(form) })}
${panel({
  title: 'Faults that are set',
  isFlush: true,
  content: list,
  aside: faults.length === 0 ? '' : actionButton(`${path}/clear`, 'Remove all', { tone: 'danger' }),
})}`;
  return { section: 'faults', title: 'Faults', content };
}

function faultTable(faults: readonly Fault[]): Html {
  return table(
    'Faults',
    [
      { title: 'Route', cell: ({ route }) => html`<code>${route}</code>` },
      { title: 'Effect', cell: (fault) => html`<span class="row">${effectsOf(fault)}</span>` },
      { title: 'Requests', cell: ({ count }) => (count === undefined ? 'all' : `the first ${count}`) },
      { title: 'Share', cell: ({ share = 1 }) => `${Math.round(share * 100)} %` },
    ],
    faults,
  );
}

function effectsOf({ status, latencyInMs, reset, retryAfter }: Fault): readonly Html[] {
  return [
    ...(reset === true ? [badge('closes the connection', 'bad')] : []),
    ...(status === undefined ? [] : [badge(String(status), 'bad')]),
    ...(retryAfter === undefined ? [] : [badge(`Retry-After ${retryAfter} s`)]),
    ...(latencyInMs === undefined ? [] : [badge(`waits ${latencyInMs} ms`, 'warn')]),
  ];
}

function faultForm(form: Form): Html {
  const value = (name: string) => ({ value: form[name] ?? '' });
  const checked = form['reset'] === undefined ? '' : html` checked`;
  return html`<form class="stack" method="post" action="${path}">
<div class="fields">
${field('route', 'Route', { ...value('route'), placeholder: 'GET /v1/users/*', isRequired: true })}
${field('status', 'Status', { ...value('status'), type: 'number', placeholder: '503' })}
${field('latencyInMs', 'Delay in ms', { ...value('latencyInMs'), type: 'number', placeholder: '0' })}
${field('retryAfter', 'Retry-After in s', { ...value('retryAfter'), type: 'number', placeholder: 'none' })}
${field('count', 'Requests', { ...value('count'), type: 'number', placeholder: 'all' })}
<label class="check"><input type="checkbox" name="reset" value="true"${checked}><span>Close the connection</span></label>
</div>
<div class="row"><button class="primary">Inject the fault</button></div>
</form>`;
}
