import { findRow, fresh, rowsOf } from '../rows.js';
import type { CaseWorld, Fields } from '../tool-case.js';

/** Well-formed ids of nothing. */
export const nowhere = 'ffffffffffffffff';

/** The seeded conversation of that subject. */
export const threadOf = async (world: CaseWorld, subject: string): Promise<string> => {
  const row = await findRow(
    world,
    ['gmail_search_threads', { query: `subject:"${subject}"` }],
    (one) => one['subject'] === subject,
  );
  return String(row['thread_id']);
};

/** The customer's report that Ana has to answer. */
export const customerThread = (world: CaseWorld): Promise<string> =>
  threadOf(world, 'Arm drops parts when it speeds up');

/** Its messages, oldest first. */
export async function customerMessages(world: CaseWorld): Promise<Fields[]> {
  const { messages } = await world.call('gmail_get_thread', { thread_id: await customerThread(world) });
  return messages as Fields[];
}

/** The attachments of a message. */
export const filesOf = (message: Fields | undefined): Fields[] =>
  message?.['attachments'] === undefined ? [] : rowsOf(message, 'attachments');

/** A draft that nothing else in the sandbox is like. */
export async function newDraft(world: CaseWorld, input: Fields = {}): Promise<Fields> {
  const subject = fresh('Draft');
  const draft = await world.call('gmail_create_draft', {
    to: ['Ben Okafor <ben@northwind.example>'],
    subject,
    body: 'Hi Ben,\n\n- **first** the arm\n- then the gripper',
    ...input,
  });
  return { ...draft, subject: input['subject'] ?? subject };
}

/** A conversation of Ana with herself, to be sorted. */
export async function newThread(world: CaseWorld): Promise<string> {
  const sent = await world.call('gmail_send_message', {
    to: ['ana@northwind.example'],
    subject: fresh('Note to self'),
    body: 'To be sorted',
  });
  return String(sent['thread_id']);
}
