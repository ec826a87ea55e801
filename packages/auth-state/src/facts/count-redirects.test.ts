import { describe, expect, it } from 'vitest';
import { decide } from '../decide/decide.ts';
import type { Facts } from '../decide/facts.ts';
import { HANDSHAKE_GATE } from '../decide/handshake-gate.ts';
import { HANDSHAKE_RETURN } from '../decide/handshake-return.ts';
import { countRedirects } from './count-redirects.ts';

type Place = Pick<Facts, 'instance' | 'satellite' | 'sync'>;

const primary: Place = { instance: 'development', satellite: 'no', sync: 'none' };
const at = (cookieHeader: string | undefined, { instance, satellite, sync }: Place) =>
  countRedirects(cookieHeader, { instance, isSatellite: satellite === 'yes', sync });
const header = (count: number | string) => `a=b; __clerk_redirect_count=${count}; c=d`;

describe('countRedirects', () => {
  it.each<[string, string | undefined, Place, number, Facts['redirects']]>([
    ['nothing', undefined, primary, 0, 'none'],
    ['a value that is not a number', header('x'), primary, 0, 'none'],
    ['a negative number', header(-2), primary, 0, 'none'],
    ['one', header(1), primary, 1, 'some'],
    ['two', header(2), primary, 2, 'many'],
    ['a count that hides ours', `${header(0)}; ${header(2)}`, primary, 2, 'many'],
    ['one of a satellite', header(1), { ...primary, satellite: 'yes' }, 1, 'many'],
    [
      'one of a satellite in production',
      header(1),
      { ...primary, instance: 'production', satellite: 'yes' },
      1,
      'many',
    ],
    [
      'a satellite that was answered',
      undefined,
      { ...primary, satellite: 'yes', sync: 'completed' },
      2,
      'some',
    ],
    [
      'a satellite after its answer',
      header(3),
      { ...primary, satellite: 'yes', sync: 'completed' },
      3,
      'many',
    ],
    [
      'a satellite in production, whose Frontend API answered',
      undefined,
      { instance: 'production', satellite: 'yes', sync: 'completed' },
      0,
      'none',
    ],
  ])('counts %s', (_name, cookieHeader, place, count, redirects) => {
    expect(at(cookieHeader, place)).toEqual({ count, fact: redirects });
  });

  it('reads a header of any size', () => {
    expect(at(header(1).repeat(200_000), primary)).toEqual({ count: 1, fact: 'some' });
  });
});

/*
 * Tries every path through the redirects, whatever the rows call for and whatever handshakes bring. At each request the
 * worst case happens: one more handshake if the gate allows one. The browser keeps cookies. It does not matter which rows
 * match.
 */
interface At {
  readonly place: Place;
  readonly count: number;
  /** The result that the request brings back. */
  readonly brought: 'none' | 'signed-in' | 'unusable';
}

const HANDSHAKE_PLACES = { production: 'cookie', development: 'query', unknown: 'query' } as const;

const BROUGHT = ['none', 'signed-in', 'unusable'] as const;

function longestFrom({ place, count, brought }: At): number {
  const { count: counted, fact: redirects } = at(header(count), place);
  const facts: Facts = {
    ...ANY_FACTS,
    ...place,
    redirects,
    handshake: brought,
    handshakeIn: brought === 'none' ? 'none' : HANDSHAKE_PLACES[place.instance],
  };
  if (brought === 'signed-in') {
    return decide(HANDSHAKE_RETURN, facts).outcome === 'stay'
      ? 0
      : 1 + longestFrom({ place, count: Math.max(counted, 1), brought: 'none' });
  }
  if (decide(HANDSHAKE_GATE, facts).outcome !== 'redirect') {
    return 0;
  }
  const next = counted + 1;
  const cost = place.instance === 'production' && place.satellite === 'yes' ? 4 : 2;
  const handshakes = BROUGHT.map((back) => cost + longestFrom({ place, count: next, brought: back }));
  const isAsking =
    place.instance === 'development' && place.satellite === 'yes' && place.sync !== 'completed';
  const answered = { place: { ...place, sync: 'completed' }, count: next, brought: 'none' } as const;
  return Math.max(...handshakes, ...(isAsking ? [2 + longestFrom(answered)] : []));
}

const ANY_FACTS: Facts = {
  ...{ carrier: 'cookie', session: 'usable', verified: 'expired', clientUat: 'yes', devBrowser: 'cookie' },
  ...{ destination: 'document', method: 'get', referrer: 'other', refreshCookie: 'no', refreshed: '-' },
  ...{ satelliteWaits: 'no', organization: 'same', autoSync: 'yes', handshake: 'none', handshakeIn: 'none' },
  ...primary,
  redirects: 'none',
};

describe('the redirects of a browser that keeps cookies', () => {
  const places = (['development', 'production'] as const).flatMap((instance) =>
    (['no', 'yes'] as const).flatMap((satellite) =>
      (['none', 'needed', 'completed'] as const).map((sync): Place => ({ instance, satellite, sync })),
    ),
  );
  const starts = places.flatMap((place) =>
    [0, 1, 2, 3, 9].flatMap((count) => BROUGHT.map((brought): At => ({ place, count, brought }))),
  );

  it('are at most five, wherever they start', () => {
    expect(starts.filter((at) => longestFrom(at) > 5)).toEqual([]);
  });

  it('can be five, so that no visitor is stopped too early', () => {
    expect(longestFrom({ place: primary, count: 0, brought: 'none' })).toBe(5);
    expect(longestFrom({ place: { ...primary, satellite: 'yes' }, count: 0, brought: 'none' })).toBe(5);
  });
});
