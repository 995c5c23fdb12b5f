import { Forbidden, SignInRefused, TooManyAttempts, Unauthenticated } from '@hub/identity';
import { ToolError, toolErrorCodes } from '@hub/kit';
import { DatabaseAway } from '@hub/platform';
import { expect, it } from '@jest/globals';
import { NotFoundException } from '@nestjs/common';

import { problemOf } from './problem.js';

const hub = 'https://hub.example';

it.each(toolErrorCodes)('says %s in its own words and with a status of its own kind', (code) => {
  const problem = problemOf(new ToolError(code, 'What happened.'), hub);
  expect(problem).toMatchObject({ code, detail: 'What happened.', type: `${hub}/api/docs#${code}` });
  expect(problem.status).toBeGreaterThanOrEqual(400);
});

it('F8 says that it may be asked again in a moment while the database is away', () => {
  const problem = problemOf(new DatabaseAway('ECONNREFUSED'), hub);
  expect(problem).toMatchObject({ status: 503, code: 'unavailable', retry_after: 5 });
  expect(JSON.stringify(problem)).not.toContain('ECONNREFUSED');
});

it('links the page that helps, names the fields and says how long to wait', () => {
  const cause = new ToolError('invalid_input', 'No.', {
    fix: { label: 'Connect', path: '/skills/review-code' },
    problems: [{ field: 'labels.0', problem: 'Too long' }],
    retryAfter: 3,
  });
  expect(problemOf(cause, hub)).toMatchObject({
    status: 422,
    fix: { label: 'Connect', url: `${hub}/skills/review-code` },
    problems: [{ field: 'labels.0', problem: 'Too long' }],
    retry_after: 3,
  });
});

it.each([
  [new Unauthenticated(), 401, 'unauthenticated'],
  [new SignInRefused(), 401, 'sign_in_refused'],
  [new Forbidden('Only an auditor may do this.'), 403, 'forbidden'],
  [new TooManyAttempts(60), 429, 'rate_limited'],
  [new NotFoundException('secret detail'), 404, 'not_found'],
  [
    Object.assign(new Error('big'), { code: 'FST_ERR_CTP_BODY_TOO_LARGE', statusCode: 413 }),
    413,
    'too_large',
  ],
  [Object.assign(new SyntaxError('Unexpected token'), { statusCode: 400 }), 400, 'bad_request'],
])('answers %p', (cause, status, code) => {
  expect(problemOf(cause, hub)).toMatchObject({ status, code });
});

it('tells nothing about an error that nobody foresaw but its number in the log', () => {
  const problem = problemOf(Object.assign(new Error('password=hunter2'), { statusCode: 400 }), hub);
  expect(problem).toMatchObject({ status: 500, code: 'internal' });
  expect(JSON.stringify(problem)).not.toContain('hunter2');
  expect(problem.detail).toContain(problem.log_id);
});
