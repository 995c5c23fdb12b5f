type Qualifier = string | readonly string[] | undefined;

const quoted = (value: string): string => (/\s/.test(value) ? `"${value}"` : value);

/** GitHub's search syntax: the words first, then one `name:value` for each value that is given. */
export function searchQuery(
  text: string | undefined,
  qualifiers: Readonly<Record<string, Qualifier>>,
): string {
  const terms = Object.entries(qualifiers).flatMap(([name, value]) =>
    [value ?? []].flat().map((one) => `${name}:${quoted(one)}`),
  );
  return [text?.replaceAll(/\s+/g, ' ').trim(), ...terms].filter(Boolean).join(' ');
}

/** `>=day` where a day is given. */
export const since = (day: string | undefined): string | undefined =>
  day === undefined ? undefined : `>=${day}`;
