import type { Answer, Incoming } from '../../gateway/answer.js';
import { json } from '../../gateway/answer.js';
import type { GoogleWorld } from '../world.js';

/** Drive below the API root; `path` begins with `/drive/` or `/upload/drive/`. */
export interface Drive {
  handle: (request: Incoming, path: string) => Promise<Answer>;
  close: () => Promise<void>;
}

/** Starts Drive for these accounts. */
export async function startDrive(_world: GoogleWorld): Promise<Drive> {
  return {
    handle: async () => json({ error: { code: 404, message: 'Not Found' } }, 404),
    close: async () => {},
  };
}
