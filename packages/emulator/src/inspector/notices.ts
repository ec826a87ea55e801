// Pure

/** What an action has done, as the next page says it. The query has the id, so that a link cannot choose the words. */
const NOTICES = {
  'user-created': 'The user is created.',
  'signed-in': 'This browser is signed in.',
  'signed-out': 'This browser is signed out.',
  'session-revoked': 'The session is revoked. Its tokens stay valid until they expire, within a minute.',
  'fault-added': 'The fault is set. It happens to the next requests of its route.',
  'faults-cleared': 'All faults are removed.',
  'clock-moved': 'The clock is set.',
  'event-sent': 'The event is sent again.',
  reset: 'The emulator has its seed again.',
} as const;

export type NoticeId = keyof typeof NOTICES;

/** Returns the notice of a query, or undefined for any other value. */
export function readNotice(query: URLSearchParams): string | undefined {
  const id = query.get('done') ?? '';
  return isNoticeId(id) ? NOTICES[id] : undefined;
}

function isNoticeId(id: string): id is NoticeId {
  return Object.hasOwn(NOTICES, id);
}
