import assert from 'node:assert/strict';

import type { Fields, ToolCase } from '../tool-case.js';
import { customerThread, newDraft, nowhere } from './places.js';

/** Writing and changing drafts. */
export const draftCases: readonly ToolCase[] = [
  {
    tool: 'gmail_get_draft',
    good: {
      says: 'reads a draft whole, Bcc too',
      input: async (world) => ({
        draft_id: (await newDraft(world, { bcc: ['chloe@northwind.example'] }))['draft_id'],
      }),
      shows: ({ to, bcc, text }) => {
        assert.deepEqual(to, ['Ben Okafor <ben@northwind.example>']);
        assert.deepEqual(bcc, ['chloe@northwind.example']);
        assert.match(String(text), /\*\*first\*\* the arm/);
      },
    },
    refusal: {
      says: 'refuses a draft that is not there',
      input: () => ({ draft_id: 'r1234567890' }),
      code: 'not_found',
      words: /Gmail has no draft r1234567890/,
    },
  },
  {
    tool: 'gmail_create_draft',
    good: {
      says: 'writes a draft and sends nothing',
      input: () => ({
        to: ['"Volkov, Dmitri" <dmitri@contoso-labs.example>'],
        cc: ['chloe@northwind.example'],
        subject: 'Prüfung der Lichtschranke',
        body: 'Dear Dmitri,\n\nsee **below**.',
        signature: 'Ana',
      }),
      shows: async ({ draft_id, to, cc, url }, world) => {
        assert.deepEqual(to, ['"Volkov, Dmitri" <dmitri@contoso-labs.example>']);
        assert.deepEqual(cc, ['chloe@northwind.example']);
        assert.match(String(url), /#drafts\//);
        const draft = await world.call('gmail_get_draft', { draft_id });
        assert.equal(draft['subject'], 'Prüfung der Lichtschranke');
        assert.deepEqual(draft['to'], ['Volkov, Dmitri <dmitri@contoso-labs.example>']);
        assert.match(String(draft['text']), /Ana$/);
      },
    },
    refusal: {
      says: 'refuses a file that the hub does not keep',
      input: () => ({
        to: ['ben@northwind.example'],
        subject: 'x',
        body: 'x',
        attachments: ['file_6f1f2c1e-7c9a-4a57-9f0f-0c2f5b8f3a11'],
      }),
      code: 'not_found',
      words: /file/i,
    },
  },
  {
    tool: 'gmail_create_reply_draft',
    good: {
      says: 'drafts an answer to everybody in the conversation',
      input: async (world) => ({ thread_id: await customerThread(world), body: 'Hi Sofia,\n\nplan with 320.' }),
      shows: async ({ draft_id, thread_id, to, cc }, world) => {
        assert.deepEqual(to, ['Sofia Brandt <sofia.brandt@oakline-joinery.example>']);
        assert.deepEqual(cc, ['Ben Okafor <ben@northwind.example>']);
        assert.equal(thread_id, await customerThread(world));
        const draft = await world.call('gmail_get_draft', { draft_id });
        assert.equal(draft['subject'], 'Re: Arm drops parts when it speeds up');
      },
    },
    refusal: {
      says: 'refuses to answer a message of another conversation',
      input: async (world) => ({
        thread_id: await customerThread(world),
        message_id: nowhere,
        body: 'x',
      }),
      code: 'not_found',
      words: /has no message ffffffffffffffff/,
    },
  },
  {
    tool: 'gmail_update_draft',
    good: {
      says: 'changes the subject and leaves the rest as it is',
      input: async (world) => ({
        draft_id: (await newDraft(world, { cc: ['chloe@northwind.example'] }))['draft_id'],
        subject: 'Another subject',
        to: ['dmitri@contoso-labs.example'],
      }),
      shows: async ({ draft_id, to, cc }, world) => {
        assert.deepEqual(to, ['dmitri@contoso-labs.example']);
        assert.deepEqual(cc, ['chloe@northwind.example']);
        const draft = await world.call('gmail_get_draft', { draft_id });
        assert.equal(draft['subject'], 'Another subject');
        assert.deepEqual(draft['cc'], ['chloe@northwind.example']);
        assert.match(String(draft['text']), /\*\*first\*\* the arm/);
      },
    },
    refusal: {
      says: 'refuses to change nothing',
      input: async (world) => ({ draft_id: (await newDraft(world))['draft_id'] }),
      code: 'invalid_input',
      words: /Nothing to change/,
    },
  },
  {
    tool: 'gmail_delete_draft',
    good: {
      says: 'deletes a draft',
      input: async (world) => ({ draft_id: (await newDraft(world))['draft_id'] }),
      shows: (answer: Fields) => assert.equal(answer['deleted'], true),
    },
    refusal: {
      says: 'refuses a draft that is gone',
      input: async (world) => {
        const { draft_id } = await newDraft(world);
        await world.call('gmail_delete_draft', { draft_id });
        return { draft_id };
      },
      code: 'not_found',
      words: /Gmail has no draft/,
    },
  },
];
