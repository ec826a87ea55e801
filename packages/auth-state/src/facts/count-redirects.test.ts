import { describe, expect, it } from 'vitest';
import type { Facts } from '../decide/facts.ts';
import { parseCookies } from '../http/parse-cookies.ts';
import { countRedirects, createMark, type RedirectPlace, remainderCookie } from './count-redirects.ts';

const NOW_IN_SECONDS = 1_700_000_000;
const anywhere = { isSatellite: false, sync: 'none', nowInMs: NOW_IN_SECONDS * 1000 } as const;
const development: RedirectPlace = { ...anywhere, instance: 'development' };
const production: RedirectPlace = { ...anywhere, instance: 'production' };
const satellite = { isSatellite: true, sync: 'completed' } as const;

const PAGE = 'https://app.example.com/notes';
const FLAG = '__clerk_redirect_count=1';
const remainder = (url: string, count: number | string) => `${remainderCookie(new URL(url))}=${count}`;
const marked = (mark: string) => `${PAGE}?__clerk_redirect_count=${mark}`;
const markOf = (ageInSeconds: number) => `1-${NOW_IN_SECONDS - ageInSeconds}`;
const countOf = (url: string, cookieHeader: string, place: RedirectPlace) =>
  countRedirects(new URL(url), parseCookies(cookieHeader), place);

describe('countRedirects()', () => {
  it.each<[why: string, url: string, cookies: string, RedirectPlace, number, Facts['redirects']]>([
    ['the first request', PAGE, '', development, 0, 'none'],
    ['a flag alone: another tab can have set it', PAGE, FLAG, development, 0, 'none'],
    ['a mark with a flag', `${PAGE}?__clerk_redirect_count=1`, FLAG, development, 1, 'some'],
    ['a mark at the limit', `${PAGE}?__clerk_redirect_count=2`, FLAG, production, 2, 'many'],
    ['a mark of a browser without cookies', `${PAGE}?__clerk_redirect_count=1`, '', development, 1, 'some'],
    ['a mark without a flag', `${PAGE}?__clerk_redirect_count=2`, 'a=b', development, 0, 'none'],
    ['a mark that is not a count', `${PAGE}?__clerk_redirect_count=-2`, FLAG, development, 0, 'none'],
    ['an empty mark', `${PAGE}?__clerk_redirect_count=`, FLAG, development, 0, 'none'],
    ['the remainder of this URL', `${PAGE}?a=b`, remainder(`${PAGE}?a=b`, 1), development, 1, 'some'],
    ['the remainder of another URL', `${PAGE}?a=c`, remainder(`${PAGE}?a=b`, 1), development, 0, 'none'],
    ['a remainder that is not a count', PAGE, remainder(PAGE, 'x'), development, 0, 'none'],
    [
      'the highest of all',
      `${PAGE}?__clerk_redirect_count=1`,
      `${FLAG}; ${remainder(PAGE, 2)}`,
      production,
      1,
      'some',
    ],
    ['a return in development', `${PAGE}?__clerk_handshake=x`, FLAG, development, 1, 'some'],
    ['a handshake in the query of production', `${PAGE}?__clerk_handshake=x`, FLAG, production, 0, 'none'],
    ['a handshake of a stranger', `${PAGE}?__clerk_handshake_nonce=x`, 'a=b', development, 0, 'none'],
    ['a satellite whose primary answered', PAGE, '', { ...development, ...satellite }, 1, 'some'],
    ['a satellite in production', marked('1'), FLAG, { ...production, ...satellite }, 1, 'many'],
    ['a mark of 30 seconds ago', marked(markOf(30)), FLAG, { ...production, ...satellite }, 1, 'many'],
    [
      'a mark of a clock that is ahead',
      marked(markOf(-90)),
      FLAG,
      { ...production, ...satellite },
      1,
      'many',
    ],
    ['an outdated mark', marked(markOf(31)), FLAG, { ...production, ...satellite }, 0, 'none'],
    [
      'a mark with a time that is not a number',
      marked('1-x'),
      FLAG,
      { ...production, ...satellite },
      0,
      'none',
    ],
    [
      'the answer of a primary that stays in the address bar',
      PAGE,
      FLAG,
      { ...production, ...satellite },
      0,
      'none',
    ],
    ['a bookmark of a satellite in production', PAGE, 'a=b', { ...production, ...satellite }, 0, 'none'],
  ])('counts %s', (_why, url, cookies, place, count, fact) => {
    expect(countOf(url, cookies, place)).toMatchObject({ count, fact });
  });

  it('reports the flag and the mark', () => {
    expect(countOf(PAGE, '', development)).toMatchObject({ isFlagged: false, isMarked: false });
    expect(countOf(`${PAGE}?__clerk_redirect_count=x`, FLAG, development)).toMatchObject({
      isFlagged: true,
      isMarked: true,
    });
  });

  it('reads a header of any size', () => {
    const cookies = Array.from({ length: 20_000 }, (_, index) => `__clerk_redirects_${index}=1`).join('; ');
    expect(countOf(PAGE, `${cookies}; ${remainder(PAGE, 2)}`, development).count).toBe(2);
  });
});

describe('createMark()', () => {
  it('has a time where the mark stays in the address bar', () => {
    expect(createMark(1, { ...production, isSatellite: true })).toBe(`1-${NOW_IN_SECONDS}`);
    expect(createMark(2, { ...development, isSatellite: true })).toBe('2');
    expect(createMark(2, production)).toBe('2');
  });
});
