// Pure
import { createLruMap, type LruMap } from '@x/errors/internal';
import { createHostMatcher, type HostMatcher } from './host-matcher.ts';
import { createOriginMatcher, type OriginMatcher } from './origin-matcher.ts';

/** 4 MiB for about 3,000 lists: each tenant can have its own. The least recently used ones are dropped. */
const MAX_BYTES = 4_194_304;

/** An estimate for a list of a few entries. */
const BYTES_PER_MATCHER = 1_024;

type CreateMatcher<Matcher> = (option: string, entries: readonly string[]) => Matcher;

/** Returns a function that creates the matcher of a list once, for callers that read their options with every call. */
function shareMatchers<Matcher>(create: CreateMatcher<Matcher>): CreateMatcher<Matcher> {
  let matchersByList: LruMap<Matcher> | undefined;
  return (option, entries) => {
    matchersByList ??= createLruMap({ maxBytes: MAX_BYTES, bytesPerValue: BYTES_PER_MATCHER });
    // The messages of errors name the option, so each option has its own matchers.
    const list = JSON.stringify([option, ...entries]);
    let matcher = matchersByList.get(list);
    if (matcher === undefined) {
      matcher = create(option, entries);
      matchersByList.set(list, matcher);
    }
    return matcher;
  };
}

/** As `createOriginMatcher`, once for each list. */
export const sharedOriginMatcher: CreateMatcher<OriginMatcher> =
  /* @__PURE__ */ shareMatchers(createOriginMatcher);

/** As `createHostMatcher`, once for each list. */
export const sharedHostMatcher: CreateMatcher<HostMatcher> = /* @__PURE__ */ shareMatchers(createHostMatcher);
