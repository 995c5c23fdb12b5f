import * as z from 'zod';

import type { Jira } from '../client.js';
import { commentRow } from './comments.js';
import { textOf } from './rich-text.js';
import { customFieldsOf, readable } from './custom-fields.js';
import { browse, fieldsOf, instant, type Issue, issueRow, nameOf, type Person, rowOf } from './rows.js';

/** An issue inside another one's answer. */
const related = z.object({ key: z.string(), summary: z.string(), status: z.string() });

const attachment = z.object({
  attachment_id: z.string(),
  filename: z.string(),
  mime: z.string(),
  size: z.int(),
  author: z.string(),
  created: z.string(),
});

/** One issue with what was asked for beside it. Absent is what it does not have. */
export const issueView = issueRow.extend({
  resolution: z.string().optional(),
  reporter: z.string(),
  labels: z.array(z.string()).optional(),
  components: z.array(z.string()).optional(),
  fix_versions: z.array(z.string()).optional(),
  parent: related.optional(),
  due: z.string().optional(),
  created: z.string(),
  description: z.string(),
  custom_fields: z.array(z.object({ name: z.string(), value: z.string() })).optional(),
  comments: z.array(commentRow).optional(),
  earlier_comments: z.int().optional(),
  links: z.array(related.extend({ type: z.string() })).optional(),
  subtasks: z.array(related).optional(),
  attachments: z.array(attachment).optional(),
  transitions: z.array(z.object({ name: z.string(), to_status: z.string() })).optional(),
});

interface Link {
  readonly type?: { readonly inward?: string; readonly outward?: string };
  readonly inwardIssue?: Issue;
  readonly outwardIssue?: Issue;
}

interface Attachment {
  readonly id?: string;
  readonly filename?: string;
  readonly mimeType?: string;
  readonly size?: number;
  readonly author?: Person;
  readonly created?: string;
}

const relatedOf = (issue: Issue): z.infer<typeof related> => {
  const { summary = '', status } = fieldsOf(issue);
  return { key: issue.key ?? '', summary, status: status?.name ?? '' };
};

const listOf = (value: unknown): readonly object[] => (Array.isArray(value) ? (value as object[]) : []);

/** Nothing instead of an empty list: an answer says only what there is. */
const some = <Item>(items: readonly Item[]): readonly Item[] | undefined =>
  items.length > 0 ? items : undefined;

const linkOf = ({ type, inwardIssue, outwardIssue }: Link) => ({
  type: (outwardIssue === undefined ? type?.inward : type?.outward) ?? '',
  ...relatedOf(outwardIssue ?? inwardIssue ?? {}),
});

const attachmentOf = ({ id = '', filename = '', mimeType = '', size = 0, author, created }: Attachment) => ({
  attachment_id: id,
  filename,
  mime: mimeType,
  size,
  author: nameOf(author),
  created: instant(created),
});

/** What the issue itself says, its description up to `max` characters. `names` are those of its fields, as `expand=names` gives them. */
export function issueOf(
  jira: Jira,
  issue: Issue & { names?: Readonly<Record<string, string>> | undefined },
  max: number,
) {
  const raw = issue.fields ?? {};
  const fields = fieldsOf(issue);
  return {
    ...rowOf(jira, issue),
    url: browse(jira, issue.key),
    resolution: fields.resolution?.name,
    reporter: nameOf(fields.reporter),
    labels: some(fields.labels ?? []),
    components: some(listOf(raw['components']).flatMap((one) => readable(one) ?? [])),
    fix_versions: some(listOf(raw['fixVersions']).flatMap((one) => readable(one) ?? [])),
    parent: raw['parent'] ? relatedOf(raw['parent']) : undefined,
    due: fields.duedate ?? undefined,
    created: instant(fields.created),
    description: textOf(fields.description, max, 'ask with a larger max_chars or open the url'),
    custom_fields: some(customFieldsOf(raw, issue.names ?? {})),
  };
}

/** What stands beside it, as far as it was asked for. */
export const besideOf = ({ fields: raw = {} }: Issue, include: readonly string[]) => ({
  links: include.includes('links') ? some(listOf(raw['issuelinks']).map(linkOf)) : undefined,
  subtasks: include.includes('subtasks') ? some(listOf(raw['subtasks']).map(relatedOf)) : undefined,
  attachments: include.includes('attachments')
    ? some(listOf(raw['attachment']).map(attachmentOf))
    : undefined,
});
