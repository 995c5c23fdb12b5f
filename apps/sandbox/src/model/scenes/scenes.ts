import type { Call, Chat } from '../chat.js';
import { questions } from './questions.js';
import { once, type Scene, tell } from './scene.js';

const comment = 'github_comment';
const pull = 'github_get_pull_request';
const search = 'github_search_pull_requests';

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

const asked: readonly Scene[] = questions.map(([question, tool, input]) => ({
  when: new RegExp(`^${escaped(question)}$`, 'i'),
  needs: [tool],
  play: once(() => [{ tool, input }]),
}));

/** Looks, reads the first thing found, and tells: a call whose input comes from the answer before. */
const readFirst: Scene = {
  when: /^Read the first pull request that waits for me/i,
  needs: [search, pull],
  play: (chat) => {
    const found = firstPull(chat);
    if (chat.turns === 0)
      return {
        calls: [{ tool: search, input: { review_requested: '@me', state: 'open' } }],
        text: 'I look what waits.',
      };
    if (chat.turns > 1 || !found) return { text: tell({ ...chat, results: chat.results.slice(-1) }) };
    return { calls: [{ tool: pull, input: found }] };
  },
};

function firstPull({ results }: Chat): Call['input'] | undefined {
  const text = results[0]?.text ?? '';
  const [repo] = /[\w-]+\/[\w.-]+/.exec(text) ?? [];
  const row = text.split('\n').find((line) => /^(?:[\w-]+\/[\w.-]+\t)?\d+\t/.test(line));
  const [, own, number] = /^(?:([\w-]+\/[\w.-]+)\t)?(\d+)\t/.exec(row ?? '') ?? [];
  return repo && number ? { repo: own ?? repo, number: Number(number) } : undefined;
}

/** Everything the scripted model can do; the first scene that fits and whose tools are there is played. */
export const scenes: readonly Scene[] = [
  ...asked,
  readFirst,
  {
    when: /^Show me the latest commits$/i,
    needs: ['github_list_commits'],
    play: once(() => [{ tool: 'github_list_commits', input: { limit: 5 } }]),
  },
  {
    when: /^Read pull request (?<repo>[\w.-]+\/[\w.-]+)#(?<number>\d+)$/i,
    needs: [pull],
    play: once(({ repo, number }) => [{ tool: pull, input: { repo, number: Number(number) } }]),
  },
  {
    when: /^Comment on (?<repo>[\w.-]+\/[\w.-]+)#(?<number>\d+): (?<body>[\s\S]+)$/i,
    needs: [comment],
    play: once(({ repo, number, body }) => [
      { tool: comment, input: { repo, number: Number(number), body } },
    ]),
  },
  {
    when: /^Comment on (?<repo>[\w.-]+\/[\w.-]+)#(?<number>\d+) twice: (?<body>[\s\S]+)$/i,
    needs: [comment],
    play: once(({ repo, number, body }) =>
      ['First', 'Second'].map((word) => ({
        tool: comment,
        input: { repo, number: Number(number), body: `${word}: ${body}` },
      })),
    ),
  },
  {
    when: /^(?<verb>Draft|Send) a mail to (?<to>\S+@\S+) about (?<subject>[^:]+): (?<body>[\s\S]+)$/i,
    needs: ['gmail_create_draft', 'gmail_send_message'],
    play: once(({ verb, to, subject, body }) => [
      {
        tool: verb?.toLowerCase() === 'send' ? 'gmail_send_message' : 'gmail_create_draft',
        input: { to: [to], subject, body },
      },
    ]),
  },
  {
    when: /^What waits for me\?$/i,
    needs: [search, 'gmail_search_threads'],
    play: once(() => [
      { tool: search, input: { review_requested: '@me', state: 'open' } },
      { tool: 'gmail_search_threads', input: { query: 'in:inbox', exclude_automated: true } },
    ]),
  },
  {
    when: /^Call a tool that nobody has$/i,
    needs: [],
    play: once(() => [{ tool: 'nobody_has_this', input: {} }]),
  },
  {
    when: /^Never stop looking$/i,
    needs: [search],
    play: ({ turns }) => ({
      calls: [{ tool: search, input: { author: '@me', state: 'open', limit: turns + 1 } }],
    }),
  },
  { when: /^(Hello|Hi|Good morning)\b/i, needs: [], play: () => ({ text: 'Hello. What shall I look at?' }) },
];
