import { deflateRawSync } from 'node:zlib';

import { describe, expect, it } from '@jest/globals';

import { longestTurnOfGoes } from '../../../../../../test/support/cost.js';
import { Workbook } from './workbook.js';

/** A ZIP archive of these files, every second one packed. */
function zip(files: Readonly<Record<string, string>>): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  for (const [index, [name, text]] of Object.entries(files).entries()) {
    const raw = Buffer.from(text);
    const stored = index % 2 === 0 ? deflateRawSync(raw) : raw;
    const local = Buffer.alloc(30);
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt16LE(index % 2 === 0 ? 8 : 0, 10);
    entry.writeUInt32LE(stored.length, 20);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(Buffer.concat(parts).length, 42);
    directory.push(entry, Buffer.from(name));
    parts.push(local, Buffer.from(name), stored);
  }
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006');
  end.writeUInt16LE(Object.keys(files).length, 10);
  end.writeUInt32LE(Buffer.concat(parts).length, 16);
  return Buffer.concat([...parts, ...directory, end]);
}

const workbookOf = (rows: string, more: Readonly<Record<string, string>> = {}) =>
  Workbook.open(
    zip({
      'xl/workbook.xml':
        '<workbook><sheets><sheet name="Plan &amp; cost" sheetId="1" r:id="rId1"/><sheet name="Empty" r:id="rId2"/></sheets></workbook>',
      'xl/_rels/workbook.xml.rels':
        '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Target="/xl/worksheets/sheet2.xml" Id="rId2"/></Relationships>',
      'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
      'xl/worksheets/sheet2.xml': '<worksheet><sheetData/></worksheet>',
      ...more,
    }),
  );

const csv = async (rows: string, more = {}) => (await workbookOf(rows, more)).csv('plan & COST');

describe('a tab of a Sheet', () => {
  it('is found by its name among all tabs', async () => {
    const workbook = await workbookOf('');
    expect(workbook.tabNames).toEqual(['Plan & cost', 'Empty']);
    expect(await workbook.csv('Empty')).toBe('');
    expect(await workbook.csv('Other')).toBeUndefined();
  });

  it('keeps cells in their columns and rows, and quotes what CSV would break on', async () => {
    const rows =
      '<row r="1"><c r="A1" t="inlineStr"><is><t>a, "b"</t></is></c><c r="C1"><v>2.5</v></c></row><row r="3"><c r="B3" t="b"><v>1</v></c></row>';
    expect(await csv(rows)).toBe('"a, ""b""",,2.5\n\n,TRUE');
  });

  it('reads shared strings in pieces, results of formulas, and entities', async () => {
    const strings =
      '<sst><si><r><t>Grip</t></r><r><t xml:space="preserve">per &lt;1&#x3E;</t></r></si></sst>';
    const rows =
      '<row><c t="s"><v>0</v></c><c t="str"><f>A1</f><v>x&amp;y</v></c><c/><c><f>1+1</f><v>2</v></c></row>';
    expect(await csv(rows, { 'xl/sharedStrings.xml': strings })).toBe('Gripper <1>,x&y,,2');
  });

  it('shows dates as dates and moments as moments', async () => {
    const styles =
      '<styleSheet><numFmts><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd hh:mm"/><numFmt numFmtId="166" formatCode="0 &quot;days&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="165"/><xf numFmtId="166"/></cellXfs></styleSheet>';
    const rows =
      '<row><c s="0"><v>46349</v></c><c s="1"><v>46349</v></c><c s="2"><v>46349.5</v></c><c s="3"><v>3</v></c></row>';
    expect(await csv(rows, { 'xl/styles.xml': styles })).toBe('46349,2026-11-23,2026-11-23 12:00:00,3');
  });

  it('with 20,000 rows leaves the event loop free', async () => {
    const row = '<row><c t="inlineStr"><is><t>word</t></is></c><c><v>1</v></c><c><v>2</v></c></row>';
    const workbook = await workbookOf(row.repeat(20_000));
    const read = async () => workbook.csv('Plan & cost');
    expect((await read())?.split('\n')).toHaveLength(20_000);
    expect(await longestTurnOfGoes(50, read)).toBeLessThan(50);
  });
});
