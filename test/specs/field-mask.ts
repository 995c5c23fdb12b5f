import type { Pointer } from './operation.js';
import type { Schema, Schemas } from './schemas.js';

/**
 * Names in a `fields` parameter that the answer does not have: `files(id,owners/emailAddress),nextPageToken`.
 * https://developers.google.com/workspace/drive/api/guides/fields-parameter
 */
export function maskProblems(schemas: Schemas, answer: Pointer | undefined, mask: string | null): string[] {
  if (mask === null || answer === undefined) return [];
  const paths = pathsOf(mask);
  if (paths === undefined) return [`query fields cannot be read: ${mask}`];
  return paths.flatMap((path) => {
    const missing = firstMissing(schemas, answer, path);
    return missing === undefined ? [] : [`query fields names ${path.join('/')}, which has no ${missing}`];
  });
}

/** Every path that the mask names; undefined when its brackets do not match. */
function pathsOf(mask: string): string[][] | undefined {
  const stack: string[][] = [];
  const paths: string[][] = [];
  let prefix: string[] = [];
  let path: string[] = [];
  for (const [token] of mask.matchAll(/[(),/]|[^(),/]+/g)) {
    if (token === '(') {
      stack.push(prefix);
      prefix = path;
    } else if (token === ')') {
      paths.push(path);
      const outer = stack.pop();
      if (outer === undefined) return undefined;
      [path, prefix] = [prefix, outer];
    } else if (token === ',') {
      paths.push(path);
      path = prefix;
    } else if (token !== '/') path = [...path, token.trim()];
  }
  return stack.length > 0 ? undefined : [...paths, path].filter((one) => one.length > 0);
}

function firstMissing(schemas: Schemas, root: Pointer, path: readonly string[]): string | undefined {
  let node = schemas.at(root).value as Schema;
  for (const name of path) {
    if (name === '*' || node.additionalProperties) return undefined;
    const next = node.properties?.[name];
    if (next === undefined) return name;
    node = elementOf(schemas, next);
  }
  return undefined;
}

function elementOf(schemas: Schemas, schema: Schema): Schema {
  const plain = schema.$ref === undefined ? schema : (schemas.at(schema.$ref).value as Schema);
  return plain.items === undefined ? plain : elementOf(schemas, plain.items);
}
