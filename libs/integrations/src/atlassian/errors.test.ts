import { describe, expect, it } from '@jest/globals';

import { subjectOf, toError } from './errors.js';
import { AtlassianRefusal } from './refusal.js';

const api = 'https://api.example/ex/jira/c1/rest';
const refused = (status: number, body: unknown = {}, path = '/api/3/issue/ARM-9', headers = {}) =>
  toError(new AtlassianRefusal(status, `${api}${path}`, body, headers));

describe('the words for a refusal', () => {
  it('name the field and what is wrong with it', () => {
    const error = refused(400, { errorMessages: [], errors: { summary: 'You must specify a summary.' } });
    expect(error).toMatchObject({
      code: 'invalid_input',
      message: 'Jira refused: summary: You must specify a summary.',
      problems: [{ field: 'summary', problem: 'You must specify a summary.' }],
    });
  });

  it('name what is missing', () => {
    expect(refused(404)).toMatchObject({
      code: 'not_found',
      message: 'Jira has no issue ARM-9, or you have no access to it',
    });
    expect(subjectOf(`${api}/api/3/attachment/content/7?redirect=false`)).toBe('attachment 7');
    expect(subjectOf(`${api}/api/3/issue/createmeta/ARM/issuetypes`)).toBe('project ARM');
    expect(subjectOf(`${api}/agile/1.0/board/4/sprint`)).toBe('board 4');
    expect(subjectOf(`${api}/api/3/search/jql`)).toBe('such thing');
  });

  it('tell a missing permission from an expired token, which is the hub’s to mend', () => {
    expect(refused(401, { code: 401, message: 'Unauthorized; scope does not match' })?.code).toBe(
      'missing_scope',
    );
    expect(refused(401, { code: 401, message: 'Unauthorized' })).toBeUndefined();
  });

  it('say which limit is reached and for how long', () => {
    const burst = refused(429, {}, '/x', { 'retry-after': '7', 'ratelimit-reason': 'jira-burst-based' });
    expect(burst).toMatchObject({
      code: 'rate_limited',
      retryAfter: 7,
      message: "Jira's limit: too many requests at once. Try again in 7 seconds",
    });
    const quota = refused(429, 'text', '/x', {
      'x-ratelimit-reset': new Date(Date.now() + 90_000).toISOString(),
      'ratelimit-reason': 'jira-quota-tenant-based',
    });
    expect(quota?.retryAfter).toBeGreaterThan(80);
    expect(refused(429)?.retryAfter).toBe(60);
  });

  it('leave outages and what is not Atlassian’s to the hub', () => {
    expect(refused(503)).toBeUndefined();
    expect(toError(new TypeError('x'))).toBeUndefined();
  });

  it('survive a body of any kind', () => {
    for (const body of [undefined, null, 'x', [], { errors: [], errorMessages: 'x' }, { errors: { a: 1 } }])
      expect(refused(403, body)?.message).toBe('Jira refused: status 403');
  });
});
