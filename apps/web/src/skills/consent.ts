import type { Consent, SkillDetail, SkillTool } from '../api/types.js';
import { words } from '../words/index.js';

/** Everything the dialog says before the provider's own page; at most 120 words with its buttons. */
export interface ConsentText {
  readonly provider: Consent | undefined;
  readonly title: string;
  readonly can: readonly string[];
  readonly asksFirst: readonly string[];
  readonly never: readonly string[];
  readonly providerWords: string | undefined;
  readonly undo: string;
  readonly buttons: readonly [string, string];
}

const most = 4;
const short = (lines: readonly string[]) =>
  lines.length > most ? [...lines.slice(0, most), words.common.more(lines.length - most)] : lines;

/** The provider whose page comes next: the one asked for, else the first where something is still to do. */
export function nextConsent(skill: SkillDetail, asked?: string): Consent | undefined {
  const open = skill.providers.find(({ state }) => state !== 'connected' && state !== 'not_ready');
  const next = asked ?? open?.id;
  return skill.consent.find(({ provider }) => provider === next) ?? skill.consent[0];
}

// Not every provider lets the hub end the access there, and none may be promised that does not.
const undoOf = (provider: Consent | undefined, name: string): string =>
  provider?.revocable === false ? words.consent.undoHere(name) : words.consent.undo(name);

// What a skill of several providers does at the others is said before their own pages.
function own(
  skill: SkillDetail,
  provider: Consent | undefined,
  wanted: (tool: SkillTool) => boolean,
): readonly string[] | undefined {
  if (skill.providers.length < 2) return undefined;
  const tools = skill.tools.filter((tool) => tool.provider === provider?.provider);
  return tools.filter((tool) => tool.decision === 'allow' && wanted(tool)).map(({ title }) => title);
}

/** What the provider's own page will say, so that nobody is surprised there. */
function providerWords(provider: Consent | undefined, name: string): string | undefined {
  const said = (provider?.asks ?? []).flatMap((ask) => ask.provider_words ?? []);
  const [only] = said;
  if (only === undefined) return undefined;
  if (said.length === 1) return words.consent.words(name, only);
  const shown = said.slice(0, 3).map(words.common.quoted);
  const rest = said.length > 3 ? [words.common.more(said.length - 3)] : [];
  return words.consent.manyWords(name, [...shown, ...rest].join(', '));
}

/** Reads are cut to a few lines, since they are all on the page behind; what changes things is always listed whole. */
export function consentText(skill: SkillDetail, asked?: string): ConsentText {
  const provider = nextConsent(skill, asked);
  const name = provider?.provider_title ?? skill.providers[0]?.title ?? '';
  return {
    provider,
    title:
      skill.state === 'more_access'
        ? words.consent.moreTitle(skill.title)
        : words.consent.title(name, skill.title),
    can: short(own(skill, provider, ({ effect }) => effect === 'read') ?? skill.can),
    asksFirst: own(skill, provider, ({ effect }) => effect !== 'read') ?? skill.asks_first,
    never: words.consent.never,
    providerWords: providerWords(provider, name),
    undo: undoOf(provider, name),
    buttons: [words.consent.notNow, words.consent.go(name)],
  };
}
