import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { toolsQuery } from '../api/chat-queries.js';
import type { Tool } from '../api/chat-types.js';
import { buttonClass } from '../kit/button.js';
import { Loaded } from '../kit/loaded.js';
import { Bone, Empty, Field, PageHead } from '../kit/pieces.js';
import { words } from '../words/index.js';
import { ToolForm } from './tool-form.js';

const route = getRouteApi('/shell/playground');
const text = words.playground;

function Chosen({ tools }: { tools: readonly Tool[] }) {
  const { tool: wanted } = route.useSearch();
  const navigate = route.useNavigate();
  const tool = tools.find(({ name }) => name === wanted);
  const providers = [...new Set(tools.map(({ provider }) => provider))];
  return (
    <div className="grid max-w-3xl grid-cols-[minmax(0,1fr)] gap-5">
      <Field label={text.tool}>
        <select
          className="field"
          value={tool?.name ?? ''}
          onChange={(event) =>
            void navigate({ search: { tool: event.target.value || undefined }, replace: true })
          }
        >
          <option value="">{text.choose}</option>
          {providers.map((provider) => (
            <optgroup key={provider} label={provider}>
              {tools
                .filter((one) => one.provider === provider)
                .map(({ name, title }) => (
                  <option key={name} value={name}>
                    {title} ({name})
                  </option>
                ))}
            </optgroup>
          ))}
        </select>
      </Field>
      {tool && <ToolForm key={tool.name} tool={tool} />}
    </div>
  );
}

const bones = (
  <div className="grid max-w-3xl gap-4">
    <Bone className="h-16" />
    <Bone className="h-64" />
  </div>
);

/** One tool, called by hand as the person: a form from its schema, and its answer to read and as data. */
export function PlaygroundPage() {
  return (
    <>
      <PageHead title={text.title} lead={text.lead} />
      <Loaded query={useQuery(toolsQuery)} bones={bones}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty
              title={text.none}
              action={
                <Link to="/" className={buttonClass('primary')}>
                  {words.failed.toSkills}
                </Link>
              }
            />
          ) : (
            <Chosen tools={items} />
          )
        }
      </Loaded>
    </>
  );
}
