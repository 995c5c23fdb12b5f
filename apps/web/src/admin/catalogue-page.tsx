import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answered, api } from '../api/client.js';
import { catalogQuery } from '../api/queries.js';
import type { CatalogSkill, Decision } from '../api/types.js';
import { Failure, Loaded } from '../kit/loaded.js';
import { Badge, Bone, Empty, PageHead } from '../kit/pieces.js';
import { Switch } from '../kit/switch.js';
import { useMe } from '../shell/me.js';
import { NoAccess } from '../shell/no-access.js';
import { words } from '../words/index.js';
import { TeamChoices } from './team-choices.js';
import { ToolRules } from './tool-rules.js';

const text = words.admin.catalogue;

function useChange<Given>(change: (given: Given) => Promise<unknown>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    // Waits for the fresh list, so that a switch never jumps back before it settles.
    onSettled: () => queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'me' }),
  });
}

const useTurn = (id: string) =>
  useChange(({ enabled, team_id }: { enabled: boolean | null; team_id?: string }) =>
    answered(
      api.PUT('/api/v1/admin/catalog/skills/{id}', {
        params: { path: { id } },
        body: { enabled, ...(team_id && { team_id }) },
      }),
    ),
  );

const useDecide = () =>
  useChange(({ name, decision }: { name: string; decision: Decision }) =>
    answered(
      api.PUT('/api/v1/admin/catalog/tools/{name}', { params: { path: { name } }, body: { decision } }),
    ),
  );

function SkillRow({ skill }: { skill: CatalogSkill }) {
  const turn = useTurn(skill.id);
  const decide = useDecide();
  const error = turn.error ?? decide.error;
  const asked = turn.isPending && !turn.variables.team_id ? turn.variables.enabled : null;
  const on = asked ?? skill.enabled;
  return (
    <article className="card">
      <header className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 p-4">
        <div className="flex min-w-0 flex-wrap items-center gap-2">
          <h2 className="text-base font-semibold">{skill.title}</h2>
          <Badge tone={on ? 'ok' : 'plain'}>{on ? text.on : text.off}</Badge>
        </div>
        <Switch
          label={text.company}
          on={on}
          disabled={turn.isPending}
          onChange={(enabled) => turn.mutate({ enabled })}
        />
      </header>
      <div className="grid border-t border-line lg:grid-cols-2 lg:divide-x lg:divide-line">
        <TeamChoices
          skill={skill}
          busy={turn.isPending}
          onChoose={(team_id, enabled) => turn.mutate({ team_id, enabled })}
        />
        <ToolRules
          tools={skill.tools}
          busy={decide.isPending}
          onDecide={(name, decision) => decide.mutate({ name, decision })}
        />
      </div>
      {error && (
        <div className="p-4 pt-0">
          <Failure error={error} />
        </div>
      )}
    </article>
  );
}

const bones = (
  <div className="grid gap-3">
    <Bone className="h-44" />
    <Bone className="h-44" />
    <Bone className="h-44" />
  </div>
);

function Catalogue() {
  return (
    <Loaded query={useQuery(catalogQuery)} bones={bones}>
      {({ skills }) => (
        <div className="grid gap-3">
          {skills.length === 0 && <Empty title={text.empty} />}
          {skills.map((skill) => (
            <SkillRow key={skill.id} skill={skill} />
          ))}
        </div>
      )}
    </Loaded>
  );
}

export function CataloguePage() {
  const { roles } = useMe();
  const may = roles.includes('catalogue_editor') || roles.includes('company_admin');
  return (
    <>
      <PageHead title={text.title} lead={text.lead} />
      {may ? <Catalogue /> : <NoAccess />}
    </>
  );
}
