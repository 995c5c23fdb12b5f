import { northwind } from '../../../apps/sandbox/src/github/seed/northwind.js';
import type { GithubSeed, PullSeed } from '../../../apps/sandbox/src/github/seed/seed.js';
import type { Sandbox } from '../../../apps/sandbox/src/sandbox.js';

const parts = ['gripper', 'light curtain', 'tool changer', 'fleet console', 'force sensor', 'demo runner'];
const works = [
  'Keep the log of',
  'Say what is wrong with',
  'Speed up the start of',
  'Test the limits of',
  'Document',
];
const people = ['ana-lopez', 'ben-okafor', 'chloe-martin'];
const of = <One>(list: readonly One[], index: number): One => list[index % list.length] as One;

const pullRequest = (index: number): PullSeed => {
  const by = of(people, index);
  const title = `${of(works, index)} the ${of(parts, index * 5 + 1)} after a restart`;
  const file = { [`docs/note-${index}.md`]: `# ${title}\n\nOne line about it.\n` };
  return {
    kind: 'pull',
    by,
    daysAgo: 0.4,
    branch: `work-${index}`,
    title,
    body: `${title}.\n\nBefore, nobody could tell from the console what had happened. Measured on the bench with A4-07: no change in cycle time. Fixes nothing that is reported, but two customers have asked for it.`,
    commits: [{ by, daysAgo: 0.4, message: title, files: file }],
    labels: index % 3 === 0 ? ['enhancement'] : index % 3 === 1 ? ['bug', 'safety'] : [],
  };
};

/** The seeded company with 30 more open pull requests. */
export const busyRepository: GithubSeed = {
  ...northwind,
  repositories: northwind.repositories.map((repository) =>
    repository.name === 'robot-arm'
      ? {
          ...repository,
          steps: [...repository.steps, ...Array.from({ length: 30 }, (_, index) => pullRequest(index))],
        }
      : repository,
  ),
};

const sentences = [
  'The arm in hall 2 stopped twice this morning, both times when the belt had just started again.',
  'We have looked at the log and see the force rise to 38 N before it lets go, which is near the limit.',
  'Could you tell us whether the new version changes anything about the speed near the light curtain?',
  'Our shift lead would like to plan the next order with the full speed, about 600 panels until Friday.',
  'I have attached nothing new; the numbers are those of the list that I sent on Tuesday.',
  'Ben says that the fix is in review and that it needs one more run on the bench before it is merged.',
];

const subject = 'Arm in hall 2 stops';
const sofia = 'Sofia Brandt <sofia.brandt@oakline-joinery.example>';
const ben = 'Ben Okafor <ben@northwind.example>';
const ana = 'Ana Lopez <ana@northwind.example>';

/** Puts a conversation of 20 messages into Ana's mailbox, each quoting all before it as mail programs do. Returns its subject. */
export function writeLongThread(sandbox: Sandbox): string {
  let quoted = '';
  for (let index = 0; index < 20; index += 1) {
    const from = index % 2 === 0 ? sofia : ben;
    const said = [0, 1, 2, 3].map((step) => of(sentences, index + step * 2 + Math.floor(index / 3)));
    const text = `Hello,\n\n${said.slice(0, 3).join(' ')}\n\n${said[3]}\n\nKind regards\n${from.split(' ', 1)[0]}\n`;
    const date = new Date(Date.UTC(2026, 9, 1 + index, 9, 30));
    sandbox.receiveMail(
      [
        `From: ${from}`,
        `To: ${ana}`,
        `Cc: ${index % 2 === 0 ? ben : sofia}`,
        `Subject: ${index === 0 ? '' : 'Re: '}${subject}`,
        `Date: ${date.toUTCString()}`,
        `Message-ID: <hall-2-${index}@oakline-joinery.example>`,
        ...(index === 0 ? [] : [`In-Reply-To: <hall-2-${index - 1}@oakline-joinery.example>`]),
        ...(index === 0 ? [] : [`References: ${ids(index)}`]),
        'Content-Type: text/plain; charset=utf-8',
        '',
        `${text}${quoted === '' ? '' : `\n${quoted}`}`,
      ].join('\r\n'),
    );
    const lines = `${text}${quoted}`.trimEnd().split('\n');
    quoted = `On ${date.toDateString()}, ${from} wrote:\n${lines.map((line) => `> ${line}`).join('\n')}\n`;
  }
  return subject;
}

const ids = (count: number): string =>
  Array.from({ length: count }, (_, index) => `<hall-2-${index}@oakline-joinery.example>`).join(' ');
