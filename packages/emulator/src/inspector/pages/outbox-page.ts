import { type Html, html } from '../../html/html.ts';
import type { OutboxMessage } from '../../store/frontend-records.ts';
import type { Shown, Visit } from '../inspection.ts';
import { badge, head } from '../parts/elements.ts';
import { webLink } from '../parts/links.ts';
import { newestFirst } from '../parts/pager.ts';
import { emptyState } from '../parts/table.ts';
import { relativeTime } from '../parts/time.ts';
import { SECTIONS } from '../sections.ts';

export function outboxPage({ controls, query, now }: Visit): Shown {
  const { rows, pager } = newestFirst(controls.readOutbox(), SECTIONS.outbox.path, query);
  const list =
    rows.length === 0
      ? emptyState({
          title: 'No messages yet',
          advice:
            'Sign in with a code, sign up or send an invitation: its email or text message appears here.',
        })
      : html`<ul class="entries">${rows.map((message) => messageOf(message, now))}</ul>${pager}`;
  const content = html`${head({
    title: 'Outbox',
    text: 'The emails and text messages that a real instance would have sent. Nothing leaves this machine.',
  })}
<section class="card panel flush" aria-label="List of messages">${list}</section>`;
  return { section: 'outbox', title: 'Outbox', content };
}

function messageOf({ channel, to, subject, body, code, url, sentAt }: OutboxMessage, now: number): Html {
  return html`<li><article class="message">
<header><span class="row">${badge(channel === 'sms' ? 'text message' : channel, 'accent')}<strong>${to}</strong></span><small class="muted">${relativeTime(sentAt, now)}</small></header>
${subject === null ? '' : html`<h2>${subject}</h2>`}
${code === null ? '' : html`<p class="otp">${code}</p>`}
${body === subject ? '' : html`<p class="muted">${body}</p>`}
${url === null ? '' : html`<p>${webLink(url)}</p>`}
</article></li>`;
}
