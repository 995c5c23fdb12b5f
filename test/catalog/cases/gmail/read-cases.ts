import assert from 'node:assert/strict';

import { findRow, rowsOf } from '../rows.js';
import type { Fields, ToolCase } from '../tool-case.js';
import { customerMessages, customerThread, filesOf, newDraft, nowhere, threadOf } from './places.js';

/** Finding and reading. */
export const readCases: readonly ToolCase[] = [
  {
    tool: 'gmail_search_threads',
    good: {
      says: 'finds conversations by sender, one row each',
      input: () => ({ query: 'from:sofia.brandt@oakline-joinery.example', exclude_automated: true }),
      shows: (answer) => {
        const [row] = rowsOf(answer);
        assert.ok(row);
        assert.equal(row['subject'], 'Arm drops parts when it speeds up');
        assert.match(String(row['from']), /^Sofia Brandt </);
        assert.ok(Number(row['message_count']) >= 5);
        assert.ok((row['participants'] as string[]).includes('ben@northwind.example'));
        assert.ok((row['labels'] as string[]).includes('Customers/Oakline'));
        assert.equal(row['has_attachments'], true);
      },
    },
    refusal: {
      says: 'names the labels there are when it does not know one',
      input: () => ({ label: 'No such label' }),
      code: 'invalid_input',
      words: /There is no label No such label\. Labels: INBOX.*Customers/,
    },
  },
  {
    tool: 'gmail_get_thread',
    good: {
      says: 'reads a conversation without what its messages quote',
      input: async (world) => ({ thread_id: await customerThread(world) }),
      shows: (answer) => {
        const messages = rowsOf(answer, 'messages');
        const all = messages.map(({ text }) => String(text)).join('\n');
        assert.match(String(messages[0]?.['text']), /drops oak panels/);
        assert.equal(all.match(/drops oak panels/g)?.length, 1);
        assert.equal(filesOf(messages[0])[0]?.['filename'], 'cycle-log-A17.csv');
      },
    },
    refusal: {
      says: 'refuses a conversation that is not there',
      input: () => ({ thread_id: nowhere }),
      code: 'not_found',
      words: /Gmail has no thread ffffffffffffffff/,
    },
  },
  {
    tool: 'gmail_get_message',
    good: {
      says: 'reads a newsletter part by part, with links and without what is hidden',
      input: async (world) => {
        const thread_id = await threadOf(world, 'The Servo Letter #211: Light curtains explained');
        const { messages } = await world.call('gmail_get_thread', { thread_id });
        return { message_id: (messages as Fields[])[0]?.['message_id'], as: 'markdown', max_chars: 150 };
      },
      shows: async (answer, world) => {
        assert.equal(answer['next_offset'], 150);
        const rest = await world.call('gmail_get_message', {
          message_id: answer['message_id'],
          as: 'markdown',
          offset: 150,
        });
        const text = String(answer['text']) + String(rest['text']);
        assert.match(text, /\[Why cheap encoders got good\]\(https:\/\/servoletter\.example\/211\/1\)/);
        assert.equal(text.match(/Light curtains explained/g)?.length, 1);
      },
    },
    refusal: {
      says: 'refuses a message that is not there',
      input: () => ({ message_id: nowhere }),
      code: 'not_found',
      words: /Gmail has no message ffffffffffffffff/,
    },
  },
  {
    tool: 'gmail_get_attachment',
    good: {
      says: 'opens a CSV as text',
      input: async (world) => {
        const [first] = await customerMessages(world);
        const [file] = filesOf(first);
        return { message_id: first?.['message_id'], attachment_id: file?.['attachment_id'] };
      },
      shows: ({ filename, mime, text }) => {
        assert.equal(filename, 'cycle-log-A17.csv');
        assert.equal(mime, 'text/csv');
        assert.match(String(text), /^time,cycle,speed_mm_s,grip_force_n,part_held/);
      },
    },
    refusal: {
      says: 'refuses a number that no attachment has',
      input: async (world) => ({
        message_id: (await customerMessages(world))[0]?.['message_id'],
        attachment_id: '9',
      }),
      code: 'not_found',
      words: /no attachment 9/,
    },
  },
  {
    tool: 'gmail_list_labels',
    good: {
      says: "lists the person's own labels first",
      input: () => ({ limit: 3 }),
      shows: (answer) => {
        assert.equal(rowsOf(answer).length, 3);
        assert.equal(rowsOf(answer)[0]?.['type'], 'user');
        assert.ok(answer['next_cursor']);
      },
    },
    refusal: {
      says: 'refuses a cursor that it has not given',
      input: () => ({ cursor: 'elsewhere' }),
      code: 'invalid_input',
      words: /cursor/,
    },
  },
  {
    tool: 'gmail_find_contact',
    good: {
      says: 'finds an address by a name',
      input: () => ({ name: 'sofia brandt' }),
      shows: (answer) => {
        const [sofia] = rowsOf(answer, 'people');
        assert.equal(sofia?.['email'], 'sofia.brandt@oakline-joinery.example');
        assert.equal(sofia?.['name'], 'Sofia Brandt');
        assert.ok(Number(sofia?.['count']) > 1);
      },
    },
    refusal: {
      says: 'does not invent an address',
      input: () => ({ name: 'Zebulon Quartz' }),
      code: 'not_found',
      words: /nobody|anybody named Zebulon Quartz/,
    },
  },
  {
    tool: 'gmail_get_profile',
    good: {
      says: 'says which address is connected',
      input: () => ({}),
      shows: ({ email }) => assert.equal(email, 'ana@northwind.example'),
    },
    refusal: {
      says: "refuses to look at somebody else's",
      input: () => ({ user: 'ben@northwind.example' }),
      code: 'invalid_input',
      words: /user/,
    },
  },
  {
    tool: 'gmail_list_drafts',
    good: {
      says: 'lists drafts with whom they are for',
      input: async (world) => {
        const { subject } = await newDraft(world, { to: ['chloe@northwind.example'] });
        return { query: `subject:"${String(subject)}"` };
      },
      shows: async (answer, world) => {
        assert.deepEqual(rowsOf(answer)[0]?.['to'], ['chloe@northwind.example']);
        await findRow(world, ['gmail_list_drafts', {}], ({ draft_id: id }) => id === rowsOf(answer)[0]?.['draft_id']);
      },
    },
    refusal: {
      says: 'refuses a cursor that it has not given',
      input: () => ({ cursor: 'elsewhere' }),
      code: 'invalid_input',
      words: /cursor|pageToken/,
    },
  },
];
