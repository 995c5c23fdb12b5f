import { Bot } from 'lucide-react';
import type { AllowedAgent } from '../api/types.js';
import { shortDate } from '../format/time.js';
import { Button } from '../kit/button.js';
import { When } from '../kit/pieces.js';
import { words } from '../words/index.js';

const text = words.allowed;

const isOnDevice = (host: string): boolean =>
  host.endsWith(':') || /^(localhost|127\.0\.0\.1|\[::1\])$/.test(host);

/** One agent that may act as the reader, with what it may do. */
export function AgentRow({
  agent,
  onChange,
  onTakeBack,
}: {
  agent: AllowedAgent;
  onChange: () => void;
  onTakeBack: () => void;
}) {
  const { name, skills, writes, redirect_host: host, allowed_at: since, last_used_at: seen } = agent;
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 py-3">
      <Bot aria-hidden size={18} className="shrink-0 text-muted" />
      <div className="min-w-56 flex-1">
        <p className="font-semibold">{name}</p>
        <p className="text-xs text-muted">
          {[
            skills === null ? text.allSkills : words.skills.count(skills.length),
            writes ? text.writes : text.reads,
            isOnDevice(host) ? text.onDevice : text.at(host),
            text.since(shortDate(since)),
          ].join(' · ')}
          {' · '}
          {seen ? (
            <>
              {text.lastSeen} <When at={seen} />
            </>
          ) : (
            text.notSeen
          )}
        </p>
      </div>
      <Button variant="quiet" aria-haspopup="dialog" onClick={onChange}>
        {text.change}
        <span className="sr-only">: {name}</span>
      </Button>
      <Button variant="quiet" aria-haspopup="dialog" onClick={onTakeBack}>
        {text.takeBack}
        <span className="sr-only">: {name}</span>
      </Button>
    </li>
  );
}
