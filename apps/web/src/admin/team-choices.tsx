import type { CatalogSkill } from '../api/types.js';
import { words } from '../words/index.js';

const text = words.admin.catalogue;
const valueOf = (enabled: boolean | null) => (enabled === null ? '' : String(enabled));

/** For each team: as the company, or a choice of its own. */
export function TeamChoices({
  skill,
  busy,
  onChoose,
}: {
  skill: CatalogSkill;
  busy: boolean;
  onChoose: (teamId: string, enabled: boolean | null) => void;
}) {
  return (
    <section className="p-4">
      <h3 className="mb-1 font-semibold">{text.teams}</h3>
      {skill.teams.length === 0 && <p className="text-muted">{text.noTeams}</p>}
      {skill.teams.map((team) => (
        <label key={team.id} className="flex min-h-12 items-center justify-between gap-3">
          <span className="min-w-0">{team.name}</span>
          <select
            className="field w-44"
            disabled={busy}
            value={valueOf(team.enabled)}
            onChange={({ target }) => onChoose(team.id, target.value === '' ? null : target.value === 'true')}
          >
            <option value="">{text.asCompany}</option>
            <option value="true">{text.on}</option>
            <option value="false">{text.off}</option>
          </select>
        </label>
      ))}
    </section>
  );
}
