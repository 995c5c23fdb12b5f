import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answered, api } from '../api/client.js';
import { keysQuery } from '../api/queries.js';
import type { ApiKey } from '../api/types.js';
import { ErrorLine, Loaded } from '../kit/loaded.js';
import { Bone } from '../kit/pieces.js';
import { Switch } from '../kit/switch.js';
import { words } from '../words/index.js';

const text = words.allowed;

function Service({ service }: { service: ApiKey }) {
  const queries = useQueryClient();
  const turn = useMutation({
    mutationFn: (on: boolean) => {
      const params = { path: { id: service.id } };
      return on
        ? answered(api.POST('/api/v1/keys/{id}/grant', { params, body: {} }))
        : answered(api.DELETE('/api/v1/keys/{id}/grant', { params }));
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['keys'] }),
  });
  const on = turn.isPending ? turn.variables : service.granted;
  return (
    <li className="py-1">
      <Switch
        label={text.letIt(service.name)}
        on={on}
        said={on ? text.on : text.off}
        disabled={turn.isPending}
        onChange={(next) => turn.mutate(next)}
      />
      <p className="pb-2 text-xs text-muted">
        {service.skills === null ? text.allSkills : words.skills.count(service.skills.length)}
      </p>
      <ErrorLine error={turn.error} />
    </li>
  );
}

/** The services of the company, each with what the reader lets it do. */
export function Services() {
  const keys = useQuery(keysQuery);
  return (
    <section className="grid gap-3">
      <div>
        <h2 className="text-base font-semibold">{text.services}</h2>
        <p className="text-muted">{text.servicesLead}</p>
      </div>
      <Loaded query={keys} bones={<Bone className="h-14" />}>
        {({ items }) => {
          const services = items.filter(({ kind }) => kind === 'service');
          return services.length === 0 ? (
            <p className="text-muted">{text.noServices}</p>
          ) : (
            <ul className="card divide-y divide-line px-4">
              {services.map((service) => (
                <Service key={service.id} service={service} />
              ))}
            </ul>
          );
        }}
      </Loaded>
    </section>
  );
}
