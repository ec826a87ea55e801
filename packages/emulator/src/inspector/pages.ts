import type { Page } from './inspection.ts';
import { eventsPage } from './pages/events-page.ts';
import { faultsPage } from './pages/faults-page.ts';
import { organizationPage } from './pages/organization-page.ts';
import { organizationsPage } from './pages/organizations-page.ts';
import { outboxPage } from './pages/outbox-page.ts';
import { overviewPage } from './pages/overview-page.ts';
import { requestsPage } from './pages/requests-page.ts';
import { sessionPage } from './pages/session-page.ts';
import { sessionsPage } from './pages/sessions-page.ts';
import { tokensPage } from './pages/tokens-page.ts';
import { userPage } from './pages/user-page.ts';
import { usersPage } from './pages/users-page.ts';

/** The pages of the inspector, by path. */
export const pages: Readonly<Record<string, Page>> = {
  '': overviewPage,
  '/inspector/users': usersPage,
  '/inspector/users/:id': userPage,
  '/inspector/sessions': sessionsPage,
  '/inspector/sessions/:id': sessionPage,
  '/inspector/organizations': organizationsPage,
  '/inspector/organizations/:id': organizationPage,
  '/inspector/tokens': tokensPage,
  '/inspector/requests': requestsPage,
  '/inspector/events': eventsPage,
  '/inspector/outbox': outboxPage,
  '/inspector/faults': faultsPage,
};
