import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A hub with one thing wrong, and the row that must see it. `edits` are texts of one built file and what stands in their place. */
export interface Mutant {
  readonly name: string;
  readonly row: `F${number}`;
  readonly file: string;
  readonly edits: readonly (readonly [from: string, to: string])[];
}

const connections = 'libs/connections/src/';

/** What would be wrong with a hub that somebody had changed carelessly. */
export const mutants: readonly Mutant[] = [
  {
    name: 'the lease is given to whoever asks',
    row: 'F2',
    file: `${connections}vault/token-row.js`,
    edits: [
      ['AND (lease_until IS NULL OR lease_until < clock_timestamp())', ''],
      ['coalesce(t.lease_until > clock_timestamp(), false) AS leased', 'false AS leased'],
    ],
  },
  {
    name: 'a refresh writes over whatever came meanwhile',
    row: 'F18',
    file: `${connections}vault/token-row.js`,
    edits: [['AND version = $3::bigint ${fence}', 'AND $3::bigint > 0 AND $4::uuid IS NOT NULL']],
  },
  {
    name: 'garbage counts as the end of the grant',
    row: 'F12',
    file: `${connections}token-endpoint/token-answer.js`,
    edits: [["return passing('not JSON')", "return { kind: 'dead', error: 'garbage' }"]],
  },
  {
    name: 'an ended grant counts as a passing fault',
    row: 'F13',
    file: `${connections}token-endpoint/token-answer.js`,
    edits: [["return { kind: 'dead', error }", "return passing('ended')"]],
  },
  {
    name: 'a token is handed out before it is durable',
    row: 'F9',
    file: `${connections}refresh/attempts.js`,
    edits: [
      [
        'const version = await this.persistence.persist(renewable, attempt, granted);',
        "void this.persistence.persist(renewable, attempt, granted).catch(() => undefined); const version = '2';",
      ],
    ],
  },
];

/** Writes the build of a mutant into a folder of its own; throws when the text to be changed is not there any more. */
export function buildMutant({ name, file, edits }: Mutant): { dist: string; remove: () => void } {
  const dist = join('.data/mutants', name.replaceAll(' ', '-'));
  rmSync(dist, { recursive: true, force: true });
  for (const part of ['apps', 'libs', 'migrations'])
    cpSync(join('dist', part), join(dist, part), { recursive: true });
  const path = join(dist, file);
  let text = readFileSync(path, 'utf8');
  for (const [from, to] of edits) {
    if (!text.includes(from)) throw new Error(`${file} has no such text any more: ${from}`);
    text = text.replace(from, () => to);
  }
  writeFileSync(path, text);
  return { dist, remove: () => rmSync(dist, { recursive: true, force: true }) };
}
