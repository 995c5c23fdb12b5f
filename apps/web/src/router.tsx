import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
} from '@tanstack/react-router';
import { Broken, LostPage } from './shell/no-access.js';
import { Shell } from './shell/shell.js';
import type { Filter } from './skills/state.js';
import { SkillsPage } from './skills/skills-page.js';

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
const flag = (value: unknown) => (value === 1 || value === '1' || value === true ? 1 : undefined);
const root = createRootRoute({ component: Outlet, notFoundComponent: LostPage });
const shell = createRoute({ getParentRoute: () => root, id: 'shell', component: Shell });

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (
    search: Record<string, unknown>,
  ): { company?: string | undefined; to?: string | undefined } => ({
    company: text(search['company']),
    to: text(search['to']),
  }),
  component: lazyRouteComponent(() => import('./sign-in/sign-in-page.js'), 'SignInPage'),
});

const allow = createRoute({
  getParentRoute: () => root,
  path: '/allow/$id',
  component: lazyRouteComponent(() => import('./allowed/allow-page.js'), 'AllowPage'),
});

const skills = createRoute({
  getParentRoute: () => shell,
  path: '/',
  validateSearch: (
    search: Record<string, unknown>,
  ): { show?: Filter | undefined; search?: string | undefined } => ({
    show: search['show'] === 'ready' || search['show'] === 'needs_me' ? search['show'] : undefined,
    search: text(search['search']),
  }),
  component: SkillsPage,
});

const skill = createRoute({
  getParentRoute: () => shell,
  path: '/skills/$id',
  validateSearch: (
    search: Record<string, unknown>,
  ): { connected?: 1 | undefined; ask?: number | undefined; problem?: string | undefined } => ({
    connected: flag(search['connected']),
    ask: typeof search['ask'] === 'number' ? search['ask'] : undefined,
    problem: text(search['problem']),
  }),
  component: lazyRouteComponent(() => import('./skills/skill-page.js'), 'SkillPage'),
});

const connections = createRoute({
  getParentRoute: () => shell,
  path: '/connections',
  validateSearch: (
    search: Record<string, unknown>,
  ): {
    needs?: 'me' | undefined;
    problem?: string | undefined;
    connected?: 1 | undefined;
    chosen?: number | undefined;
  } => ({
    needs: search['needs'] === 'me' ? 'me' : undefined,
    problem: text(search['problem']),
    connected: flag(search['connected']),
    chosen: typeof search['chosen'] === 'number' ? search['chosen'] : undefined,
  }),
  component: lazyRouteComponent(() => import('./connections/connections-page.js'), 'ConnectionsPage'),
});

const activity = createRoute({
  getParentRoute: () => shell,
  path: '/activity',
  component: lazyRouteComponent(() => import('./activity/activity-page.js'), 'ActivityPage'),
});

const settings = createRoute({
  getParentRoute: () => shell,
  path: '/settings',
  component: lazyRouteComponent(() => import('./settings/settings-page.js'), 'SettingsPage'),
});

const allowed = createRoute({
  getParentRoute: () => shell,
  path: '/allowed-agents',
  component: lazyRouteComponent(() => import('./allowed/allowed-page.js'), 'AllowedPage'),
});

const catalogue = createRoute({
  getParentRoute: () => shell,
  path: '/admin/catalogue',
  component: lazyRouteComponent(() => import('./admin/catalogue-page.js'), 'CataloguePage'),
});

const providers = createRoute({
  getParentRoute: () => shell,
  path: '/admin/providers',
  component: lazyRouteComponent(() => import('./admin/providers-page.js'), 'ProvidersPage'),
});

const people = createRoute({
  getParentRoute: () => shell,
  path: '/admin/people',
  component: lazyRouteComponent(() => import('./leaving/people-page.js'), 'PeoplePage'),
});

const removals = createRoute({
  getParentRoute: () => shell,
  path: '/admin/removals',
  component: lazyRouteComponent(() => import('./leaving/removals-page.js'), 'RemovalsPage'),
});

const retention = createRoute({
  getParentRoute: () => shell,
  path: '/admin/retention',
  component: lazyRouteComponent(() => import('./leaving/retention-page.js'), 'RetentionPage'),
});

const agentAccess = createRoute({
  getParentRoute: () => shell,
  path: '/admin/agent-access',
  component: lazyRouteComponent(() => import('./admin/agent-access-page.js'), 'AgentAccessPage'),
});

const connected = (
  search: Record<string, unknown>,
): { connected?: 1 | undefined; problem?: string | undefined } => ({
  connected: flag(search['connected']),
  problem: text(search['problem']),
});

const chat = createRoute({
  getParentRoute: () => shell,
  path: '/chat',
  validateSearch: (search: Record<string, unknown>): { agent?: string | undefined } => ({
    agent: text(search['agent']),
  }),
  component: lazyRouteComponent(() => import('./chat/chat-page.js'), 'ChatPage'),
});

const conversation = createRoute({
  getParentRoute: () => shell,
  path: '/chat/$id',
  validateSearch: connected,
  component: lazyRouteComponent(() => import('./chat/conversation-page.js'), 'ConversationPage'),
});

const agents = createRoute({
  getParentRoute: () => shell,
  path: '/agents',
  component: lazyRouteComponent(() => import('./agents/agents-page.js'), 'AgentsPage'),
});

const playground = createRoute({
  getParentRoute: () => shell,
  path: '/playground',
  validateSearch: (search: Record<string, unknown>): { tool?: string | undefined } => ({
    tool: text(search['tool']),
  }),
  component: lazyRouteComponent(() => import('./playground/playground-page.js'), 'PlaygroundPage'),
});

const models = createRoute({
  getParentRoute: () => shell,
  path: '/admin/models',
  component: lazyRouteComponent(() => import('./admin/models-page.js'), 'ModelsPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    signIn,
    allow,
    shell.addChildren([
      skills,
      skill,
      chat,
      conversation,
      agents,
      playground,
      models,
      connections,
      activity,
      settings,
      catalogue,
      providers,
      allowed,
      agentAccess,
      people,
      removals,
      retention,
    ]),
  ]),
  defaultPreload: 'intent',
  defaultErrorComponent: Broken,
  defaultNotFoundComponent: LostPage,
  notFoundMode: 'fuzzy',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
