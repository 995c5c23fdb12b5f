import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Answer } from './answer.js';

/** Writes an answer piece by piece, or only its beginning; stops when nobody listens any more. */
export async function writeInPieces(response: ServerResponse, answer: Answer): Promise<void> {
  const { pieces, cutAfter = Infinity } = answer;
  let left = cutAfter;
  response.writeHead(answer.status, answer.headers);
  for (const piece of pieces?.texts ?? [answer.body]) {
    if (pieces) await sleep(pieces.pauseMs);
    if (response.destroyed) return;
    const bytes = Buffer.from(piece).subarray(0, left);
    response.write(bytes);
    left -= bytes.length;
    if (left <= 0) return end(response);
  }
  response.end();
}

// What was written has to leave first, or the client sees a connection that never answered.
function end(response: ServerResponse): void {
  response.socket?.end(() => response.destroy());
}
