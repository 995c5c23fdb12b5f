import { adfFromMarkdown } from '../adf/from-markdown.js';
import { mentionedNames } from '../adf/mentioned-names.js';
import type { Mentioned } from '../adf/mentions.js';
import type { Jira } from '../client.js';
import { isMissingScope } from '../errors.js';
import { AtlassianRefusal } from '../refusal.js';
import type { User } from './people.js';
import { forJira } from './rich-text.js';

/** How many different people one text can mention. */
const most = 10;

type Named = readonly [string, Mentioned];

/** Markdown as Jira stores it, with the people named by @ mentioned. Whoever is not found, or not by that name alone, stays text. */
export async function written(jira: Jira, markdown: string): Promise<ReturnType<typeof forJira>> {
  const handles = markdown.includes('@') ? mentionedNames(markdown).slice(0, most) : [];
  const found = await Promise.all(handles.map((handle) => peopleOf(jira, handle)));
  return forJira(adfFromMarkdown(markdown, { mentions: new Map(found.flat()) }));
}

/** Everybody whom a handle may begin, by full name; and the handle itself where it means one of them. */
async function peopleOf(jira: Jira, handle: string): Promise<Named[]> {
  const asked = handle.slice(1);
  const users = await jira.findUsers({ query: asked, maxResults: 20 }).catch(nobody);
  const full = users.flatMap((user): Named[] => mentionOf(`@${user.displayName ?? ''}`, user));
  const [only, another] = users.filter((user) => isCalled(user, asked.toLowerCase()));
  return only !== undefined && another === undefined ? [...full, ...mentionOf(handle, only)] : full;
}

const mentionOf = (name: string, { accountId, displayName = name }: User): Named[] =>
  accountId === undefined ? [] : [[name, { id: accountId, text: displayName }]];

const isCalled = ({ displayName, emailAddress }: User, asked: string): boolean =>
  emailAddress?.toLowerCase() === asked || displayName?.toLowerCase().split(' ', 1)[0] === asked;

// Finding people takes a permission that commenting does not.
function nobody(cause: unknown): User[] {
  if (cause instanceof AtlassianRefusal && isMissingScope(cause)) return [];
  throw cause;
}
