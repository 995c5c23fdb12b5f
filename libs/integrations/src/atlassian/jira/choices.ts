import { type Candidate, ToolError } from '@hub/kit';

/** How many values an error offers. */
const most = 20;

/**
 * The option of that name, whatever its case. `namesOf` gives the name to offer first.
 * Throws ToolError `invalid_input` with the names that there are, `needs_input` where several have the name.
 */
export function chosen<Option>(
  field: string,
  wanted: string,
  options: readonly Option[],
  namesOf: (option: Option) => readonly (string | undefined)[],
): Option {
  const asked = wanted.trim().toLowerCase();
  const found = options.filter((option) => namesOf(option).some((name) => name?.toLowerCase() === asked));
  const [only, second] = found;
  if (only !== undefined && second === undefined) return only;
  if (only !== undefined) throw ambiguous(field, wanted, found.map(candidateOf(field, namesOf)));
  throw unknownValue(
    field,
    wanted,
    options.flatMap((option) => namesOf(option)[0] ?? []),
  );
}

const candidateOf =
  <Option>(field: string, namesOf: (option: Option) => readonly (string | undefined)[]) =>
  (option: Option): Candidate => {
    const [name = '', ...others] = namesOf(option);
    return { field, value: others.at(-1) ?? name, label: [name, ...others].filter(Boolean).join(', ') };
  };

/** The error for a value that does not exist, with those that do. */
export function unknownValue(field: string, wanted: string, names: readonly string[]): ToolError {
  const offered = [...new Set(names)].slice(0, most);
  const problem =
    offered.length === 0
      ? `“${wanted}” does not exist`
      : `“${wanted}” does not exist. Use ${offered.join(', ')}`;
  return new ToolError('invalid_input', `${field}: ${problem}`, {
    problems: [{ field, problem }],
    candidates: offered.map((name) => ({ field, value: name, label: name })),
  });
}

/** The error for a name that several have. */
export function ambiguous(field: string, wanted: string, candidates: readonly Candidate[]): ToolError {
  const offered = candidates.slice(0, most);
  return new ToolError('needs_input', `Several are called “${wanted}”. Which one?`, {
    problems: [{ field, problem: `Name one of ${offered.map(({ label }) => label).join('; ')}` }],
    candidates: offered,
  });
}
