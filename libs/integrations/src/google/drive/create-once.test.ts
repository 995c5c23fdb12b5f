import { ToolError } from '@hub/kit';
import { describe, expect, it } from '@jest/globals';

import { createOnce } from './create-once.js';
import { base, driveAnswering } from './test-support/drive-answering.js';
import { upload } from './upload.js';

const lost = new ToolError('outcome_unknown', 'No answer');

const given = { body: { ids: ['pre-generated'] } };
const made = { body: { id: 'pre-generated', name: 'x' } };

type Wire = ReturnType<typeof driveAnswering>;

const create = ({ drive }: Wire) =>
  createOnce(drive, async (id) => (await drive.files.create({ requestBody: { id, name: 'x' } })).data);

describe('creating with an id that Drive gave out', () => {
  it('asks for the id first and hands it over', async () => {
    const wire = driveAnswering(given, made);
    expect(await create(wire)).toMatchObject({ id: 'pre-generated' });
    expect(wire.asked()).toEqual(['GET /drive/v3/files/generateIds', 'POST /drive/v3/files']);
    expect(wire.sent[1]?.body).toBe('{"id":"pre-generated","name":"x"}');
  });

  it('looks for the file when the answer is lost, and takes it when it is there', async () => {
    const wire = driveAnswering(given, lost, made);
    expect(await create(wire)).toMatchObject({ id: 'pre-generated' });
    expect(wire.asked()[2]).toBe('GET /drive/v3/files/pre-generated');
  });

  it('creates once more under the same id when it is not', async () => {
    const wire = driveAnswering(given, { status: 503 }, { status: 404 }, made);
    expect(await create(wire)).toMatchObject({ id: 'pre-generated' });
    expect(wire.sent[3]?.body).toBe(wire.sent[1]?.body);
  });

  it('repeats nothing after a refusal', async () => {
    const wire = driveAnswering(given, { status: 403 });
    await expect(create(wire)).rejects.toMatchObject({ status: 403 });
    expect(wire.sent).toHaveLength(2);
  });
});

describe('an upload', () => {
  const body = { name: 'a.bin', id: 'pre-generated' };

  it('goes in one request up to 5 MB', async () => {
    const wire = driveAnswering(made);
    await upload(wire.drive, body, { mime: 'text/csv', bytes: Buffer.from('a,b') });
    expect(wire.sent[0]?.url).toContain(`${base}/upload/drive/v3/files?supportsAllDrives=true`);
    expect(String(wire.sent[0]?.body)).toMatch(/"id":"pre-generated"[^]*text\/csv\r\n\r\na,b\r\n/);
  });

  it('opens a session for more, and sends the bytes as they are', async () => {
    const session = {
      headers: { location: `${base}/upload/drive/v3/files?uploadType=resumable&upload_id=U1` },
    };
    const wire = driveAnswering(session, made);
    const bytes = Buffer.alloc(5_000_001, 1);
    await upload(wire.drive, body, { mime: 'application/zip', bytes });
    const [opening, sending] = wire.sent;
    expect(opening).toMatchObject({
      method: 'POST',
      headers: { 'x-upload-content-type': 'application/zip', 'x-upload-content-length': '5000001' },
    });
    expect(sending).toMatchObject({ method: 'PUT', headers: { 'content-type': 'application/zip' } });
    expect(sending?.url).toMatch(/\/upload\/drive\/v3\/files\?.*uploadType=resumable&upload_id=U1$/);
    expect(Buffer.from(sending?.body as Uint8Array).equals(bytes)).toBe(true);
  });
});
