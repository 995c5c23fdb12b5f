import type { AgentChoice } from '../api/types.js';
import { words } from '../words/index.js';

const text = words.allow;

interface Offered {
  readonly id: string;
  readonly title: string;
  readonly summary?: string;
}

/** The ticks of a choice: which skills, later ones too or not, and whether more than looking things up. */
export function SkillTicks({
  skills,
  choice,
  canWrite,
  onChange,
}: {
  skills: readonly Offered[];
  choice: AgentChoice;
  canWrite: boolean;
  onChange: (choice: AgentChoice) => void;
}) {
  const ticked = choice.skills ?? skills.map(({ id }) => id);
  const turn = (id: string, on: boolean) =>
    onChange({ ...choice, skills: on ? [...ticked, id] : ticked.filter((one) => one !== id) });
  return (
    <div className="grid gap-4">
      <fieldset className="grid min-w-0">
        <legend className="font-semibold">{text.which}</legend>
        <p className="text-xs text-muted">{text.whichHint}</p>
        <div className="mt-1 grid max-h-72 overflow-y-auto rounded-lg border border-line px-3 py-1">
          {skills.map(({ id, title }) => (
            <Tick key={id} label={title} on={ticked.includes(id)} onChange={(on) => turn(id, on)} />
          ))}
        </div>
        <Tick
          label={text.later}
          on={choice.skills === null}
          onChange={(on) => onChange({ ...choice, skills: on ? null : ticked })}
        />
      </fieldset>
      {canWrite ? (
        <div>
          <Tick
            label={text.changes}
            on={choice.writes}
            onChange={(writes) => onChange({ ...choice, writes })}
          />
          <p className="pl-7 text-xs text-muted">{text.changesHint}</p>
        </div>
      ) : (
        <p>{text.readsOnly}</p>
      )}
    </div>
  );
}

function Tick({ label, on, onChange }: { label: string; on: boolean; onChange: (on: boolean) => void }) {
  return (
    <label className="flex min-h-11 items-center gap-3">
      <input
        type="checkbox"
        checked={on}
        onChange={(event) => onChange(event.target.checked)}
        className="size-4 shrink-0 accent-accent"
      />
      {label}
    </label>
  );
}
