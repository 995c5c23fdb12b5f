import { AtlassianRefusal } from '../refusal.js';

/** The property in which a change carries its operation, so that it can be found when its answer was lost. */
export const mark = 'skillhub-operation';

/** The property as Jira takes it with a new issue, comment or worklog. */
export const marked = (operation: string) => [{ key: mark, value: operation }];

/** Whether something that Jira answered with its properties is of that operation. */
export const isMarked = (
  properties: readonly { readonly key?: string | undefined; readonly value?: unknown }[] | undefined,
  operation: string,
): boolean => properties?.some(({ key, value }) => key === mark && value === operation) ?? false;

/** For `catch`: what is not there is undefined; any other refusal stays one. */
export function absent(cause: unknown): undefined {
  if (cause instanceof AtlassianRefusal && cause.status === 404) return undefined;
  throw cause;
}
