import { ChevronDown } from 'lucide-react';
import type { Effect, SkillDetail } from '../api/types.js';
import { Badge } from '../kit/pieces.js';
import { words } from '../words/index.js';
import type { Tone } from './state.js';
import { AllowButton } from './allow-button.js';

const tones: Readonly<Record<Effect, Tone>> = { read: 'ok', write: 'warn', send: 'warn', destroy: 'bad' };

/** How much a call does, as a badge. */
export const EffectBadge = ({ effect }: { effect: Effect }) => (
  <Badge tone={tones[effect]}>{words.effect[effect]}</Badge>
);

/** The single calls of a skill, folded away behind their number. */
export function ToolList({ skill }: { skill: SkillDetail }) {
  const { tools } = skill;
  return (
    <details className="card group">
      <summary className="flex min-h-12 items-center gap-2 rounded-xl px-4 py-2.5">
        <span className="font-semibold">{words.skills.tools(tools.length)}</span>
        <span className="min-w-0 flex-1 text-muted">{words.skill.toolsNote}</span>
        <ChevronDown
          aria-hidden
          size={18}
          className="shrink-0 text-muted transition-transform group-open:rotate-180"
        />
      </summary>
      <ul className="divide-y divide-line border-t border-line">
        {tools.map((tool) => (
          <li key={tool.name} className="flex flex-wrap items-start gap-x-4 gap-y-2 px-4 py-3">
            <div className="min-w-52 flex-1">
              <p className="font-semibold">{tool.title}</p>
              <p className="text-muted">{tool.description}</p>
              {tool.missing && (
                <p className="mt-1 font-semibold text-warn">
                  {words.skill.stepMissing(tool.missing.length, tool.missing.join(', '))}
                </p>
              )}
            </div>
            <div className="flex flex-wrap gap-2">
              <EffectBadge effect={tool.effect} />
              {tool.missing && <AllowButton skill={skill} provider={tool.provider} />}
              {tool.decision === 'refuse' && <Badge tone="bad">{words.skill.refused}</Badge>}
            </div>
          </li>
        ))}
      </ul>
    </details>
  );
}
