import { ChevronDown } from 'lucide-react';
import type { CatalogSkill, Decision } from '../api/types.js';
import { Badge } from '../kit/pieces.js';
import { Switch } from '../kit/switch.js';
import { EffectBadge } from '../skills/tool-list.js';
import { words } from '../words/index.js';

const text = words.admin.catalogue;

/** Allow or refuse, one tool at a time; counts for the whole company. */
export function ToolRules({
  tools,
  busy,
  onDecide,
}: {
  tools: CatalogSkill['tools'];
  busy: boolean;
  onDecide: (name: string, decision: Decision) => void;
}) {
  const refused = tools.filter(({ decision }) => decision === 'refuse').length;
  return (
    <details className="group border-line max-lg:border-t">
      <summary className="flex min-h-12 items-center gap-2 rounded-lg px-4 py-3">
        <h3 className="font-semibold">{text.tools(tools.length)}</h3>
        {refused > 0 && <Badge tone="bad">{text.refusedCount(refused)}</Badge>}
        <ChevronDown
          aria-hidden
          size={18}
          className="ml-auto shrink-0 text-muted transition-transform group-open:rotate-180"
        />
      </summary>
      <div className="px-4 pb-3">
        <p className="text-muted">{text.toolsLead}</p>
        {tools.map((tool) => (
          <div
            key={tool.name}
            className="flex flex-wrap items-center justify-between gap-x-3 border-b border-line py-1 last:border-0"
          >
            <div className="flex min-w-0 flex-wrap items-center gap-2">
              <span className="font-medium">{tool.title}</span>
              {tool.effect !== 'read' && <EffectBadge effect={tool.effect} />}
            </div>
            <div className="ml-auto">
              <Switch
                hidden
                label={tool.title}
                on={tool.decision === 'allow'}
                said={tool.decision === 'allow' ? text.allowed : text.refused}
                disabled={busy}
                onChange={(on) => onDecide(tool.name, on ? 'allow' : 'refuse')}
              />
            </div>
          </div>
        ))}
      </div>
    </details>
  );
}
