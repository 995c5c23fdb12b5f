import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import {
  Activity,
  Blocks,
  Bot,
  BrainCircuit,
  Ellipsis,
  Link2,
  LogOut,
  MessagesSquare,
  Settings,
  ShieldCheck,
  ShieldUser,
  SquareLibrary,
  UserRoundCheck,
  Timer,
  Unplug,
  Wrench,
  Users,
} from 'lucide-react';
import { useState } from 'react';
import { answered, api } from '../api/client.js';
import { Button } from '../kit/button.js';
import { HubMark } from '../kit/marks.js';
import { Popup } from '../kit/popup.js';
import { words } from '../words/index.js';
import { useMe } from './me.js';

const { nav } = words;
const main = [
  { to: '/', label: nav.skills, Icon: Blocks },
  { to: '/chat', label: words.chat.nav.chat, Icon: MessagesSquare },
  { to: '/connections', label: nav.connections, Icon: Link2 },
  { to: '/activity', label: nav.activity, Icon: Activity },
] as const;
const more = [
  { to: '/agents', label: words.chat.nav.agents, Icon: Bot },
  { to: '/playground', label: words.chat.nav.playground, Icon: Wrench },
] as const;
const access = { to: '/allowed-agents', label: nav.access, Icon: UserRoundCheck } as const;
const settings = { to: '/settings', label: nav.settings, Icon: Settings } as const;
const catalogue = { to: '/admin/catalogue', label: nav.catalogue, Icon: SquareLibrary } as const;
const providers = { to: '/admin/providers', label: nav.providers, Icon: ShieldCheck } as const;
const { nav: leaving } = words.leaving;
const company = [
  providers,
  { to: '/admin/models', label: words.chat.nav.models, Icon: BrainCircuit },
  { to: '/admin/agent-access', label: nav.agentAccess, Icon: ShieldUser },
  { to: '/admin/people', label: leaving.people, Icon: Users },
  { to: '/admin/removals', label: leaving.removals, Icon: Unplug },
  { to: '/admin/retention', label: leaving.retention, Icon: Timer },
] as const;
type Item =
  | (typeof main)[number]
  | (typeof more)[number]
  | typeof access
  | typeof settings
  | typeof catalogue
  | (typeof company)[number];

function useAdminItems(): Item[] {
  const { roles } = useMe();
  return [
    ...(roles.includes('catalogue_editor') || roles.includes('company_admin') ? [catalogue] : []),
    ...(roles.includes('company_admin') ? company : []),
  ];
}

function Row({ item: { to, label, Icon }, onClick }: { item: Item; onClick?: () => void }) {
  return (
    <Link
      to={to}
      {...(onClick && { onClick })}
      activeOptions={{ exact: to === '/', includeSearch: false }}
      className="relative flex min-h-11 items-center gap-3 rounded-lg px-3 font-medium text-muted hover:bg-well hover:text-ink aria-[current=page]:bg-tint aria-[current=page]:font-semibold aria-[current=page]:text-ink aria-[current=page]:before:absolute aria-[current=page]:before:inset-y-2.5 aria-[current=page]:before:left-0 aria-[current=page]:before:w-[3px] aria-[current=page]:before:rounded-full aria-[current=page]:before:bg-accent"
    >
      <Icon aria-hidden size={18} />
      {label}
    </Link>
  );
}

function Person() {
  const { person, company } = useMe();
  const initials = person.name.split(/\s+/).map((part) => part.charAt(0));
  return (
    <div className="flex items-center gap-3 px-1">
      <span
        aria-hidden
        className="grid size-9 shrink-0 place-items-center rounded-full bg-tint text-xs font-bold text-accent"
      >
        {initials.slice(0, 2).join('')}
      </span>
      <div className="min-w-0 leading-5">
        <p className="truncate font-semibold">{person.name}</p>
        <p className="truncate text-xs text-muted">{company.name}</p>
      </div>
    </div>
  );
}

function SignOut() {
  const queries = useQueryClient();
  const leave = useMutation({
    mutationFn: () => answered(api.POST('/api/v1/sign-out', { body: {} })),
    onSettled: () => {
      queries.clear();
      location.assign('/sign-in');
    },
  });
  return (
    <Button
      variant="quiet"
      busy={leave.isPending}
      onClick={() => leave.mutate()}
      className="w-full justify-start gap-3 px-3 font-medium"
    >
      <LogOut aria-hidden size={18} />
      {nav.signOut}
    </Button>
  );
}

/** At the side from 768 px. */
export function SideNavigation() {
  const admin = useAdminItems();
  return (
    <nav
      aria-label={nav.label}
      className="sticky top-0 flex h-dvh w-52 shrink-0 flex-col gap-1 py-5 max-md:hidden"
    >
      <Link to="/" aria-label={nav.home} className="mb-5 flex min-h-11 items-center gap-2.5 rounded-lg px-2">
        <HubMark />
        <span className="text-base font-bold">{words.app}</span>
      </Link>
      {[...main, ...more, access, settings].map((item) => (
        <Row key={item.to} item={item} />
      ))}
      {admin.length > 0 && <p className="mt-5 mb-1 px-3 text-xs font-semibold text-muted">{nav.admin}</p>}
      {admin.map((item) => (
        <Row key={item.to} item={item} />
      ))}
      <div className="mt-auto grid gap-2 border-t border-line pt-4">
        <Person />
        <SignOut />
      </div>
    </nav>
  );
}

const tab =
  'flex min-h-14 flex-1 flex-col items-center justify-center gap-0.5 text-xs font-medium text-muted aria-[current=page]:font-semibold aria-[current=page]:text-accent';

/** At the bottom on a phone: three places and the rest. */
export function BottomNavigation() {
  const [open, setOpen] = useState(false);
  const admin = useAdminItems();
  const close = () => setOpen(false);
  return (
    <nav
      aria-label={nav.label}
      className="fixed inset-x-0 bottom-0 z-30 flex border-t border-line bg-card pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      {main.map(({ to, label, Icon }) => (
        <Link key={to} to={to} activeOptions={{ exact: to === '/', includeSearch: false }} className={tab}>
          <Icon aria-hidden size={20} />
          {label}
        </Link>
      ))}
      <button type="button" aria-haspopup="dialog" onClick={() => setOpen(true)} className={tab}>
        <Ellipsis aria-hidden size={20} />
        {nav.more}
      </button>
      <Popup
        open={open}
        onClose={close}
        title={nav.more}
        footer={<Button onClick={close}>{words.common.close}</Button>}
      >
        <div className="grid gap-1">
          {[...more, access, settings, ...admin].map((item) => (
            <Row key={item.to} item={item} onClick={close} />
          ))}
          <SignOut />
        </div>
        <div className="mt-4 border-t border-line pt-4">
          <Person />
        </div>
      </Popup>
    </nav>
  );
}
