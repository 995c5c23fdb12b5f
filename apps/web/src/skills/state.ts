import type { Role, SkillCard, SkillState } from '../api/types.js';
import { shortDate } from '../format/time.js';
import { words } from '../words/index.js';

export type Tone = 'ok' | 'warn' | 'bad' | 'plain';
/** What the primary button does; each kind has its own component. */
export type Action =
  'consent' | 'allow' | 'sign_in' | 'open' | 'ask' | 'copy_note' | 'set_up' | 'switch_on' | 'others';

interface Primary {
  readonly action: Action;
  readonly label: string;
}

/** The one button of a card in the list. */
export const cardAction: Readonly<Record<SkillState, Primary>> = {
  available: { action: 'consent', label: words.action.connect },
  partly: { action: 'open', label: words.action.open },
  connected: { action: 'open', label: words.action.open },
  more_access: { action: 'consent', label: words.action.allowMore },
  reconnect: { action: 'sign_in', label: words.action.signInAgain },
  not_ready: { action: 'open', label: words.action.look },
  off: { action: 'open', label: words.action.look },
};

/** The one button at the head of a skill's own page; who can repair a skill is sent there, others get a note to pass on. */
export function pageAction(state: SkillState, roles: readonly Role[]): Primary {
  if (state === 'connected' || state === 'partly') return { action: 'ask', label: words.action.tryIt };
  if (state === 'not_ready')
    return roles.includes('company_admin')
      ? { action: 'set_up', label: words.action.setUp }
      : { action: 'copy_note', label: words.action.askAdmin };
  if (state === 'off')
    return roles.includes('catalogue_editor')
      ? { action: 'switch_on', label: words.action.switchOn }
      : { action: 'others', label: words.action.others };
  // The page itself says what the skill does: here one click is enough.
  if (state === 'more_access') return { action: 'allow', label: words.action.allowMore };
  return cardAction[state];
}

/** The state in words, `brief` where there is room for one line, and how it is coloured; colour never says it alone. */
export function stateLine(skill: SkillCard, brief = false): { readonly text: string; readonly tone: Tone } {
  const { state } = words;
  const missing = skill.missing ?? [];
  const lacks = missing.length || 1;
  const lines: Readonly<Record<SkillState, readonly [string, Tone]>> = {
    available: [state.available, 'plain'],
    partly: [state.partly((skill.missing ?? []).join(', ')), 'warn'],
    connected: [state.connected, 'ok'],
    more_access: [
      brief || missing.length === 0
        ? state.moreAccess(lacks)
        : words.skill.stepMissing(lacks, missing.join(', ')),
      'warn',
    ],
    reconnect: [skill.state_since ? state.reconnectOn(shortDate(skill.state_since)) : state.reconnect, 'bad'],
    not_ready: [state.notReady, 'plain'],
    off: [state.off, 'plain'],
  };
  const [text, tone] = lines[skill.state];
  return { text, tone };
}

export type Filter = 'all' | 'ready' | 'needs_me';
const needsMe: readonly SkillState[] = ['partly', 'more_access', 'reconnect', 'available'];
const order: readonly SkillState[] = [
  'reconnect',
  'connected',
  'partly',
  'more_access',
  'available',
  'not_ready',
  'off',
];

const place = (skill: SkillCard) => order.indexOf(skill.state);

/** What the list shows: what needs repair first, then what is ready; a search looks at every word a card shows. */
export function shown(skills: readonly SkillCard[], filter: Filter, search: string): SkillCard[] {
  const wanted = search.toLowerCase().split(/\s+/).filter(Boolean);
  return skills
    .filter((skill) => filter !== 'ready' || skill.state === 'connected' || skill.state === 'partly')
    .filter((skill) => filter !== 'needs_me' || needsMe.includes(skill.state))
    .filter((skill) => {
      const said = [skill.title, skill.summary, skill.try, ...skill.providers.map(({ title }) => title)]
        .join(' ')
        .toLowerCase();
      return wanted.every((word) => said.includes(word));
    })
    .sort((one, other) => place(one) - place(other));
}

/** The next sure win: repair what broke, else ask what is ready, else connect something new. */
export function nextWin(skills: readonly SkillCard[]): SkillCard | undefined {
  return shown(skills, 'all', '').find(({ state }) => state !== 'not_ready' && state !== 'off');
}
