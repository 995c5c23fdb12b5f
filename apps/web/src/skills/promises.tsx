import { Eye, Hand, Lock } from 'lucide-react';
import type { Tone } from './state.js';
import { toneTint } from '../kit/tone.js';
import { words } from '../words/index.js';

const kinds = {
  can: { Icon: Eye, tone: 'ok', title: words.skill.can },
  asksFirst: { Icon: Hand, tone: 'warn', title: words.skill.asksFirst },
  never: { Icon: Lock, tone: 'plain', title: words.skill.never },
} as const satisfies Record<string, { Icon: typeof Eye; tone: Tone; title: string }>;

/** One of the three lists: what it can do, what it should ask before, what it can never do. */
export function Promise({
  kind,
  lines,
  roomy = false,
}: {
  kind: keyof typeof kinds;
  lines: readonly string[];
  roomy?: boolean;
}) {
  const { Icon, tone, title } = kinds[kind];
  const Heading = roomy ? 'h2' : 'h3';
  return (
    <section className={roomy ? 'card p-4' : 'flex gap-3'}>
      <span
        className={`grid shrink-0 place-items-center rounded-full ${toneTint[tone]} ${roomy ? 'mb-3 size-9' : 'size-8'}`}
      >
        <Icon aria-hidden size={roomy ? 18 : 16} />
      </span>
      <div className="min-w-0">
        <Heading className="font-semibold">{title}</Heading>
        <ul className={roomy ? 'mt-2 grid gap-1.5' : 'mt-0.5'}>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </div>
    </section>
  );
}
