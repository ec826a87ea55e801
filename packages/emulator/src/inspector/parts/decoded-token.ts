import { type Jwt, verifyJwt } from '@x/jwt';
import { type Html, html } from '../../html/html.ts';
import type { Instance } from '../../store/instance.ts';
import { badge, facts, panel } from './elements.ts';
import { jsonBlock } from './json.ts';
import { distanceOf, exactTime } from './time.ts';

/** The claims that are times, in seconds since 1970. */
const TIMES = { iat: 'Issued', nbf: 'Valid from', exp: 'Expires' } as const;

/** Renders a token: whether it is valid by the clock and the keys of the emulator, its times, and its parts. */
export async function decodedToken(
  instance: Instance,
  token: string,
  { header, payload }: Jwt,
): Promise<Html> {
  const now = instance.now();
  const times = Object.entries(TIMES).map(([claim, name]) => [name, timeOf(payload[claim], now)] as const);
  const about = panel({
    title: 'Verification',
    content: facts([...(await verdict(instance, token, header)), ...times]),
  });
  return html`<div class="stack">${about}${panel({ title: 'Token', content: html`<code class="code all">${token}</code>` })}</div>
<div class="stack">${panel({ title: 'Payload', content: jsonBlock(payload) })}${panel({ title: 'Header', content: jsonBlock(header) })}</div>`;
}

async function verdict(instance: Instance, token: string, header: Jwt['header']) {
  const keys = instance.keys.published();
  const key = keys.find(({ kid }) => kid === header['kid']);
  if (key === undefined) {
    return [
      ['Verdict', badge('unknown key', 'bad')],
      [
        'Reason',
        'The emulator has no key with the id in the header. The token is of another instance, or of an older key.',
      ],
    ] as const;
  }
  const headerType = typeof header['typ'] === 'string' && header['typ'] !== '' ? header['typ'] : 'JWT';
  const { error } = await verifyJwt(token, { key, headerType, currentDate: new Date(instance.now()) });
  const state = error === null ? badge('valid', 'good') : badge(error.reason, 'bad');
  return [
    ['Verdict', state],
    ['Reason', error === null ? null : error.message],
    ['Key', key.kid],
  ] as const;
}

function timeOf(claim: unknown, now: number): Html | null {
  if (typeof claim !== 'number') return null;
  const time = claim * 1000;
  const exact = exactTime(time);
  return html`<time datetime="${exact}">${distanceOf(time, now)}</time> <span class="muted">${exact}</span>`;
}
