import { idsOf, provenBy, requirements } from './requirements.mjs';

const needed = (id) => Number(id.slice(1)) <= 36;

/** Each requirement with its tests and how they went when they last ran. Good when R1 to R36 have tests that pass, and none that fails. */
export function listRequirements(results) {
  // The id stands before a test, or before the group that it is in.
  const tests = Object.entries(results).flatMap(([file, byName]) =>
    Object.entries(byName).flatMap(([name, { title, status }]) =>
      provenBy([...idsOf(name), ...idsOf(title)]).map((id) => ({ id, title, status, file })),
    ),
  );
  const lines = [];
  const bad = [];
  for (const [id, words] of Object.entries(requirements)) {
    const own = tests.filter((test) => test.id === id);
    const failed = own.filter(({ status }) => status === 'failed');
    const passed = own.length - failed.length;
    const isBad = failed.length > 0 || (needed(id) && passed === 0);
    if (isBad) bad.push(id);
    const result =
      own.length === 0
        ? 'NO TEST'
        : `${passed} passed${failed.length > 0 ? `, ${failed.length} FAILED` : ''}`;
    lines.push(`${id.padEnd(4)} ${words}: ${result}`);
    for (const { title, status, file } of own)
      lines.push(`       ${status === 'passed' ? 'passed' : 'FAILED'}  ${title}  (${file})`);
  }
  const held = Object.keys(requirements).filter(needed).length - bad.filter(needed).length;
  lines.push(
    '',
    bad.length === 0
      ? `R1 to R36: ${held} of 36 hold`
      : `R1 to R36: ${held} of 36 hold. Not: ${bad.join(', ')}`,
  );
  return { lines, isGood: bad.length === 0 };
}
