// Pure
import { createHostMatcher, type HostMatcher } from './host-matcher.ts';
import { createOriginMatcher, type OriginMatcher } from './origin-matcher.ts';

/** Applications use few lists. Beyond this count the least recently used matcher is dropped. */
const MAX_COUNT = 100;

type CreateMatcher<Matcher> = (option: string, entries: readonly string[]) => Matcher;

/** Returns a function that creates the matcher of a list once, for callers that read their options with every call. */
function shareMatchers<Matcher>(create: CreateMatcher<Matcher>): CreateMatcher<Matcher> {
  let matchersByList: Map<string, Matcher> | undefined;
  return (option, entries) => {
    matchersByList ??= new Map();
    // The messages of errors name the option, so each option has its own matchers.
    const list = JSON.stringify([option, ...entries]);
    const matcher = matchersByList.get(list) ?? create(option, entries);
    matchersByList.delete(list);
    matchersByList.set(list, matcher);
    if (matchersByList.size > MAX_COUNT) {
      const [leastRecent = ''] = matchersByList.keys();
      matchersByList.delete(leastRecent);
    }
    return matcher;
  };
}

/** As `createOriginMatcher`, once for each list. */
export const sharedOriginMatcher: CreateMatcher<OriginMatcher> =
  /* @__PURE__ */ shareMatchers(createOriginMatcher);

/** As `createHostMatcher`, once for each list. */
export const sharedHostMatcher: CreateMatcher<HostMatcher> = /* @__PURE__ */ shareMatchers(createHostMatcher);
