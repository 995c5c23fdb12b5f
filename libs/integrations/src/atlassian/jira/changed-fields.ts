import type { Jira } from '../client.js';
import { fieldValues, type NamedFields } from './field-values.js';
import { written } from './mentions.js';
import { editScreen } from './screens.js';

interface Changes {
  readonly summary?: string | undefined;
  readonly description?: string | undefined;
  readonly add_labels?: readonly string[] | undefined;
  readonly remove_labels?: readonly string[] | undefined;
  readonly parent?: string | undefined;
  readonly priority?: string | undefined;
  readonly components?: readonly string[] | undefined;
  readonly fix_versions?: readonly string[] | undefined;
  readonly due?: string | undefined;
  readonly fields?: NamedFields | undefined;
}

const named = (name: string) => ({ name });

/** Changes as Jira takes them; labels are added and removed one by one, so that those of others stay. */
export async function changedFields(jira: Jira, key: string, changes: Changes) {
  const { description, fields, add_labels: added = [], remove_labels: removed = [] } = changes;
  const [document, others] = await Promise.all([
    description === undefined ? undefined : written(jira, description),
    fields === undefined ? {} : editScreen(jira, key).then((screen) => fieldValues(fields, screen)),
  ]);
  const labels = [...added.map((add) => ({ add })), ...removed.map((remove) => ({ remove }))];
  return {
    fields: {
      ...others,
      summary: changes.summary,
      description: document,
      parent: changes.parent && { key: changes.parent },
      priority: changes.priority && named(changes.priority),
      components: changes.components?.map(named),
      fixVersions: changes.fix_versions?.map(named),
      duedate: changes.due,
    },
    ...(labels.length > 0 && { update: { labels } }),
  };
}
