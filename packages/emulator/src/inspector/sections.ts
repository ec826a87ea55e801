import type { Controls } from '../control/control-env.ts';
import type { Store } from '../store/store.ts';
import type { Inspection, SectionId } from './inspection.ts';

export const INSPECTOR_PATH = '/__emulator';

/** An entry of the navigation. */
interface Section {
  readonly path: string;
  readonly name: string;
  /** The strokes of its icon, in a square of 24. */
  readonly icon: string;
  readonly count?: (source: Source) => number;
}

type Source = Pick<Inspection, 'controls'> & { readonly store: Store };

/** The parts of the inspector, in the order of the navigation. */
export const SECTIONS: Readonly<Record<SectionId, Section>> = {
  overview: {
    path: '/__emulator',
    name: 'Overview',
    icon: 'M4 5h7v6H4zM13 5h7v6h-7zM4 13h7v6H4zM13 13h7v6h-7z',
  },
  users: {
    path: '/__emulator/inspector/users',
    name: 'Users',
    icon: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20a7.5 7.5 0 0 1 15 0',
    count: ({ store }) => store.users.size,
  },
  sessions: {
    path: '/__emulator/inspector/sessions',
    name: 'Sessions',
    icon: 'M4 5h16v11H4zM9 20h6M12 16v4',
    count: ({ store }) => store.sessions.size,
  },
  organizations: {
    path: '/__emulator/inspector/organizations',
    name: 'Organizations',
    icon: 'M5 20V4h9v16M14 10h5v10M3 20h18M8 8h3M8 12h3M8 16h3',
    count: ({ store }) => store.organizations.size,
  },
  tokens: {
    path: '/__emulator/inspector/tokens',
    name: 'Tokens',
    icon: 'M14.5 13.5a4.5 4.5 0 1 0-4-4L4 16v4h4v-3h3l1.5-1.5M16 8h.01',
  },
  requests: {
    path: '/__emulator/inspector/requests',
    name: 'Requests',
    icon: 'M7 4v16M3.5 7.5 7 4l3.5 3.5M17 20V4M13.5 16.5 17 20l3.5-3.5',
    count: ({ controls }) => controls.requests.length,
  },
  events: {
    path: '/__emulator/inspector/events',
    name: 'Events',
    icon: 'M13 3 5 14h6l-1 7 8-11h-6z',
    count: ({ store }) => store.webhook_events.size,
  },
  outbox: {
    path: '/__emulator/inspector/outbox',
    name: 'Outbox',
    icon: 'M3.5 6h17v12h-17zM4 6.5l8 6.5 8-6.5',
    count: ({ store }) => store.outbox_messages.size,
  },
  faults: {
    path: '/__emulator/inspector/faults',
    name: 'Faults',
    icon: 'M12 4 2.8 20h18.4zM12 10v4.5M12 17.2v.3',
    count: ({ controls }: { readonly controls: Pick<Controls, 'faults'> }) => controls.faults.list().length,
  },
};

/** The entries, in their order. */
export function sectionIds(): readonly SectionId[] {
  // The keys of the table are its type.
  return Object.keys(SECTIONS) as SectionId[];
}
