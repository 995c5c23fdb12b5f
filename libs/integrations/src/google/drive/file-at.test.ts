import { describe, expect, it } from '@jest/globals';

import { fileAt } from './file-at.js';
import { mimes } from './file-types.js';
import { findFolder } from './find-folder.js';
import { driveAnswering } from './test-support/drive-answering.js';

const id = 'Weekly-updates-2026';
const folder = { id: 'folder-0001', name: 'Weekly-updates-2026', mimeType: mimes.folder };
const shortcut = { id, mimeType: mimes.shortcut, shortcutDetails: { targetId: 'target-0001' } };

describe('a file by its id', () => {
  it('is what a shortcut points to', async () => {
    const wire = driveAnswering({ body: shortcut }, { body: { id: 'target-0001', mimeType: mimes.doc } });
    expect(await fileAt(wire.drive, id, 'id')).toMatchObject({ id: 'target-0001' });
    expect(wire.asked()).toEqual([`GET /drive/v3/files/${id}`, 'GET /drive/v3/files/target-0001']);
    expect(wire.sent.every(({ url }) => url.includes('supportsAllDrives=true'))).toBe(true);
  });
});

describe('a folder', () => {
  it('is found by a name that looks like an id', async () => {
    const wire = driveAnswering({ status: 404 }, { body: { files: [folder] } });
    expect(await findFolder(wire.drive, id)).toBe('folder-0001');
    expect(decodeURIComponent(wire.sent[1]?.url ?? '')).toContain(`name = '${id}'`);
  });

  it('is not looked for by name where an address was given', async () => {
    const wire = driveAnswering({ status: 404 });
    const address = `https://drive.google.com/drive/folders/${id}`;
    await expect(findFolder(wire.drive, address)).rejects.toMatchObject({ status: 404 });
  });

  it('is no document', async () => {
    const wire = driveAnswering({ body: { id, name: 'Plan', mimeType: mimes.doc } });
    await expect(findFolder(wire.drive, id)).rejects.toMatchObject({
      code: 'invalid_input',
      problems: [{ field: 'folder_id', problem: '"Plan" is not a folder' }],
    });
  });
});
