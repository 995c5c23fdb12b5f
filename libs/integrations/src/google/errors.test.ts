import { describe, expect, it } from '@jest/globals';

import { toError } from './errors.js';
import { GoogleRefusal } from './refusal.js';

const thread = 'https://gmail.googleapis.com/gmail/v1/users/me/threads/18f2c';
const file = 'https://www.googleapis.com/drive/v3/files/F1';

const refusal = (status: number, url: string, reason = '', message = 'No') =>
  new GoogleRefusal(status, url, {
    headers: {},
    data: { error: { message, errors: [{ reason }] } },
  });

describe('a refusal of Google', () => {
  it.each([
    [refusal(404, thread, 'notFound'), 'not_found', /Gmail has no thread 18f2c/],
    [refusal(404, file, 'notFound'), 'not_found', /Google Drive has no file F1/],
    [refusal(403, thread, 'insufficientPermissions'), 'missing_scope', /in Gmail/],
    [refusal(403, thread, 'userRateLimitExceeded'), 'rate_limited', /60 seconds/],
    [refusal(403, file, 'dailyLimitExceeded'), 'rate_limited', /3600 seconds/],
    [refusal(429, thread), 'rate_limited', /Gmail takes no more/],
    [refusal(403, file, 'insufficientFilePermissions'), 'denied', /file F1/],
    [refusal(403, file, 'somethingNew', 'Not today'), 'denied', /Not today/],
    [refusal(400, thread, 'invalidArgument', 'Invalid label: X'), 'invalid_input', /Invalid label: X/],
    [refusal(400, thread, 'failedPrecondition', 'Wait'), 'conflict', /Wait/],
    [refusal(409, `${thread}/../labels`, 'aborted', 'Label name exists'), 'conflict', /Label name exists/],
  ])('becomes a sentence: %#', (cause, code, words) => {
    expect(toError(cause)).toMatchObject({ code, message: expect.stringMatching(words) });
  });

  it('is a missing permission also where only the details say so', () => {
    const data = { error: { message: 'x', details: [{ reason: 'ACCESS_TOKEN_SCOPE_INSUFFICIENT' }] } };
    expect(toError(new GoogleRefusal(403, thread, { headers: {}, data }))?.code).toBe('missing_scope');
  });

  it('is left to the hub where it is about the token or about Google itself', () => {
    expect(toError(refusal(401, thread))).toBeUndefined();
    expect(toError(refusal(503, thread))).toBeUndefined();
    expect(toError(new Error('x'))).toBeUndefined();
  });
});
