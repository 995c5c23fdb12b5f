import assert from 'node:assert/strict';

import { fresh } from '../rows.js';
import type { ToolCase } from '../tool-case.js';
import { customerMessages, filesOf, newDraft, nowhere } from './places.js';

/** Sending, answering and forwarding. */
export const sendCases: readonly ToolCase[] = [
  {
    tool: 'gmail_send_draft',
    good: {
      says: 'sends a draft as it is',
      input: async (world) => ({ draft_id: (await newDraft(world))['draft_id'] }),
      shows: async ({ message_id, thread_id }, world) => {
        const sent = await world.call('gmail_get_message', { message_id });
        assert.equal(sent['thread_id'], thread_id);
        assert.deepEqual(sent['to'], ['Ben Okafor <ben@northwind.example>']);
        assert.match(String(sent['from']), /ana@northwind\.example/);
      },
    },
    refusal: {
      says: 'refuses a draft that is for nobody',
      input: async (world) => ({ draft_id: (await newDraft(world, { to: [] }))['draft_id'] }),
      code: 'invalid_input',
      words: /Recipient address required/,
    },
  },
  {
    tool: 'gmail_send_message',
    good: {
      says: 'sends a mail with its formatting',
      input: () => ({
        to: ['Chloe Martin <chloe@northwind.example>'],
        subject: fresh('Week 47'),
        body: '# Week 47\n\n| What | State |\n|---|---|\n| Gripper | **done** |\n\nSee https://northwind.example/47.',
      }),
      shows: async ({ message_id }, world) => {
        const sent = await world.call('gmail_get_message', { message_id, as: 'markdown' });
        assert.match(String(sent['text']), /What \| State\nGripper \| done/);
        assert.match(String(sent['text']), /\[https:\/\/northwind\.example\/47\]/);
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
    tool: 'gmail_reply_to_thread',
    good: {
      says: 'answers below an own message those whom that went to',
      input: async (world) => {
        const { thread_id } = await world.call('gmail_send_message', {
          to: ['ben@northwind.example', 'chloe@northwind.example'],
          subject: fresh('Question'),
          body: 'Who signs?',
        });
        return { thread_id, body: 'I mean the light curtain test.', cc_add: ['dmitri@contoso-labs.example'] };
      },
      shows: async ({ message_id, thread_id, to, cc }, world) => {
        assert.deepEqual(to, ['ben@northwind.example', 'chloe@northwind.example']);
        assert.deepEqual(cc, ['dmitri@contoso-labs.example']);
        const thread = await world.call('gmail_get_thread', { thread_id });
        const ids = (thread['messages'] as { message_id: string }[]).map((one) => one.message_id);
        assert.equal(ids.at(-1), message_id);
        assert.equal(ids.length, 2);
      },
    },
    refusal: {
      says: 'refuses a conversation that is not there',
      input: () => ({ thread_id: nowhere, body: 'x' }),
      code: 'not_found',
      words: /Gmail has no thread/,
    },
  },
  {
    tool: 'gmail_forward_message',
    good: {
      says: 'forwards a message with its file and a note',
      input: async (world) => ({
        message_id: (await customerMessages(world))[0]?.['message_id'],
        to: ['chloe@northwind.example'],
        note: 'Please see the log.',
      }),
      shows: async ({ message_id }, world) => {
        const sent = await world.call('gmail_get_message', { message_id });
        assert.equal(sent['subject'], 'Fwd: Arm drops parts when it speeds up');
        assert.match(String(sent['text']), /^Please see the log\.\s+-{10} Forwarded message -{9}\nFrom: Sofia Brandt/);
        assert.match(String(sent['text']), /drops oak panels/);
        assert.equal(filesOf(sent)[0]?.['filename'], 'cycle-log-A17.csv');
      },
    },
    refusal: {
      says: 'refuses a message that is not there',
      input: () => ({ message_id: nowhere, to: ['chloe@northwind.example'] }),
      code: 'not_found',
      words: /Gmail has no message/,
    },
  },
];
