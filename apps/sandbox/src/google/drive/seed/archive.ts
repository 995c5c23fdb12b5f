import type { FileSeed } from './seed.js';
import { doc, folder } from './seed.js';

const findings = [
  'No deviation above 0.3 mm.',
  'One drift of 0.8 mm on axis 4 after two hours, gone after homing.',
  'Force limit was hit twice with the heavy test piece.',
  'Temperature of the elbow rose to 61 °C and stayed there.',
];

const line = (index: number): string =>
  `* ${String(index).padStart(6, '0')}: cycle ${index} finished in ${(8 + (index % 17) / 10).toFixed(1)} s, force ${20 + (index % 21)} N, elbow ${38 + (index % 23)} °C, position error ${((index % 29) / 100).toFixed(2)} mm`;

/** A log of at least so many bytes. */
function log(title: string, bytes: number): string {
  const lines = [`# ${title}`, ''];
  let size = title.length + 3;
  for (let index = 1; size < bytes; index += 1) {
    const next = line(index);
    lines.push(next);
    size += next.length + 1;
  }
  return lines.join('\n');
}

const megabytes = 1_000_000;

const longLog = (title: string, size: number): FileSeed => ({
  ...doc(title, ['ana', 45], ''),
  content: () => ({ kind: 'document', markdown: log(title, size * megabytes) }),
});

const report = (index: number): FileSeed => {
  const title = `Test run ${String(index).padStart(4, '0')}`;
  return doc(
    title,
    [index % 3 === 0 ? 'ben' : 'ana', 60 + index / 20],
    `# ${title}\n\n200 cycles on the test bench.\n\n${findings[index % findings.length]}\n`,
    { shared: index % 3 === 0 ? [{ with: 'ana', role: 'writer' }] : [] },
  );
};

/** A folder of `count` short reports and two long logs: 5 MB, which is exported, and 12 MB, which is not. */
export const archive = (count: number): FileSeed =>
  folder(
    'Test bench archive',
    ['ana', 400],
    [
      longLog('Endurance run: complete log', 5),
      longLog('Endurance run: raw log', 12),
      ...Array.from({ length: count }, (_item, index) => report(index + 1)),
    ],
  );
