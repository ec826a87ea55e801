import { type Html, html } from '../../html/html.ts';
import type { WebhookEventRecord } from '../../store/webhook-records.ts';
import { toEmittedEvent, type WebhookDelivery } from '../../webhooks/emitted-event.ts';
import type { Shown, Visit } from '../inspection.ts';
import { actionButton, badge, head, idOf, panel, type Tone } from '../parts/elements.ts';
import { jsonBlock } from '../parts/json.ts';
import { newestFirst } from '../parts/pager.ts';
import { emptyState, table } from '../parts/table.ts';
import { relativeTime } from '../parts/time.ts';
import { SECTIONS } from '../sections.ts';

const { path } = SECTIONS.events;

const TONES: Readonly<Record<WebhookDelivery['state'], Tone>> = {
  delivered: 'good',
  failed: 'bad',
  pending: 'warn',
};

export function eventsPage(visit: Visit): Shown {
  const { instance, query, controls } = visit;
  const { rows, pager } = newestFirst(instance.store.webhook_events.all(), path, query);
  const list =
    rows.length === 0
      ? emptyState({
          title: 'No events yet',
          advice:
            'Create a user or sign in: the emulator emits the events that a real instance sends as webhooks.',
        })
      : html`<ul class="entries">${rows.map((event) => entryOf(visit, event))}</ul>${pager}`;
  const content = html`${head({
    title: 'Events',
    text: 'All that a real instance would send as webhooks, with the deliveries.',
  })}
${panel({ title: 'Endpoints', isFlush: true, content: endpoints(controls.webhooks.endpoints) })}
<section class="card panel flush" aria-label="List of events">${list}</section>`;
  return { section: 'events', title: 'Events', content };
}

function endpoints(list: Visit['controls']['webhooks']['endpoints']): Html {
  if (list.length === 0) {
    return emptyState({
      title: 'No endpoint',
      advice: html`Pass <code>--webhook http://127.0.0.1:3000/webhooks</code> or the option <code>webhooks</code>, and events are sent there.`,
    });
  }
  return table(
    'Endpoints',
    [
      { title: 'URL', cell: ({ url }) => url },
      { title: 'Events', cell: ({ events }) => events?.join(', ') ?? 'all' },
      {
        title: 'State',
        cell: ({ isDisabled }) => (isDisabled ? badge('disabled', 'bad') : badge('enabled', 'good')),
      },
      { title: 'Secret', cell: ({ signingSecret }) => idOf(signingSecret) },
    ],
    list,
  );
}

function entryOf({ instance, controls, now }: Visit, event: WebhookEventRecord): Html {
  const { deliveries } = toEmittedEvent(instance.store, event);
  const states = [...new Set(deliveries.map(({ state }) => state))];
  const resend =
    controls.webhooks.endpoints.length === 0
      ? ''
      : actionButton(`${path}/${encodeURIComponent(event.id)}/redeliver`, 'Send again', {
          label: `Send again: ${event.id}`,
        });
  return html`<li><details><summary><span>${badge(event.payload.type, 'accent')}</span><span class="name">${idOf(event.id)}</span><span class="row">${states.map((state) => badge(state, TONES[state]))}</span>${relativeTime(event.created_at, now)}</summary>
<div class="body">${resend}${deliveries.map((delivery) => deliveryOf(delivery, now))}<div><h2>Payload</h2>${jsonBlock(event.payload)}</div></div></details></li>`;
}

function deliveryOf({ url, state, attempts, nextAttemptAt }: WebhookDelivery, now: number): Html {
  const next =
    nextAttemptAt === null
      ? ''
      : html` <span class="muted">next attempt ${relativeTime(nextAttemptAt, now)}</span>`;
  const lines = attempts.map(
    ({ status, error, detail, attemptedAt, durationInMs }) =>
      html`<div class="row"><span>${status ?? error ?? ''}</span><span class="muted">${relativeTime(attemptedAt, now)}, ${durationInMs} ms ${detail}</span></div>`,
  );
  return html`<div><h2>${url} ${badge(state, TONES[state])}${next}</h2>${lines}</div>`;
}
