import { ChevronDown } from 'lucide-react';
import type { ToolFacts, ToolPart } from '../api/chat-types.js';
import { ProviderMark } from '../kit/marks.js';
import { Badge } from '../kit/pieces.js';
import type { Tone } from '../skills/state.js';
import { AnswerView } from '../skills/answer-view.js';
import { words } from '../words/index.js';
import { Arguments } from './arguments.js';
import { providerTitle } from './provider-titles.js';

const text = words.chat;
const ends: Readonly<Record<string, readonly [Tone, string]>> = {
  'output-available': ['ok', text.call.done],
  'output-error': ['bad', text.call.failed],
  'output-denied': ['plain', text.call.declined],
};
const unknown: ToolFacts = { title: '', effect: 'read', provider: '' };

function Call({ part }: { part: ToolPart }) {
  const { title, provider, account, milliseconds } = part.toolMetadata ?? unknown;
  const [tone, said] = ends[part.state] ?? ['plain', text.call.running];
  return (
    <li className="grid grid-cols-[minmax(0,1fr)] gap-2 px-3 py-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <ProviderMark provider={provider} size="small" />
        <p className="min-w-32 flex-1 font-semibold">{title}</p>
        <span className="text-xs text-muted">
          {account && text.call.as(account)}
          {milliseconds !== undefined && ` · ${text.call.took(milliseconds)}`}
        </span>
        <Badge tone={tone}>{said}</Badge>
      </div>
      <Arguments input={part.input} />
      {part.errorText && <p className="text-bad">{part.errorText}</p>}
      {part.state === 'output-available' && <AnswerView result={part.output} account={account} />}
    </li>
  );
}

/** Which calls were made for an answer, folded away behind one line. */
export function Trace({ calls }: { calls: readonly ToolPart[] }) {
  const facts = calls.map(({ toolMetadata }) => toolMetadata ?? unknown);
  const providers = [...new Set(facts.map(({ provider }) => providerTitle(provider)))].join(', ');
  const time = facts.reduce((sum, { milliseconds = 0 }) => sum + milliseconds, 0);
  const line = facts.every(({ effect }) => effect === 'read') ? text.trace : text.traceDid;
  return (
    <details data-trace className="group rounded-lg border border-line bg-well">
      <summary className="flex min-h-11 items-center gap-2 rounded-lg px-3 py-2 text-muted hover:text-ink">
        <span className="flex-1">{line(providers, calls.length, time)}</span>
        <ChevronDown aria-hidden size={16} className="shrink-0 transition-transform group-open:rotate-180" />
      </summary>
      <ul className="divide-y divide-line border-t border-line bg-card">
        {calls.map((part) => (
          <Call key={part.toolCallId} part={part} />
        ))}
      </ul>
    </details>
  );
}
