import { RequestError } from '@octokit/request-error';
import { describe, expect, it } from '@jest/globals';

import { subjectOf, toError } from './errors.js';

function refusal(status: number, data: unknown = {}, headers: Record<string, string> = {}): RequestError {
  const url = 'https://api.github.com/repos/octo-org/website/pulls/12';
  return new RequestError('x', status, {
    request: { method: 'GET', url, headers: {} },
    response: { status, url, headers, data },
  });
}

describe("GitHub's refusals", () => {
  it('names what was not found', () => {
    expect(toError(refusal(404))).toMatchObject({
      code: 'not_found',
      message: 'GitHub has no pull request 12 in octo-org/website, or you have no access to it',
    });
  });

  it.each([
    ['https://h/api/v3/repos/o/n', 'repository o/n'],
    ['https://h/repos/o/n/contents/src%2Fa.ts?ref=x', 'file or folder src/a.ts in o/n'],
    ['https://h/repos/o/n/commits/feature%2Fx/check-runs?per_page=100', 'branch or commit feature/x in o/n'],
    ['https://h/repos/o/n/actions/runs/7/jobs', 'workflow run or job 7 in o/n'],
    ['https://h/repos/o/n/issues/3/comments', 'issue or pull request 3 in o/n'],
    ['https://h/repos/o/n/commits?per_page=10&sha=feature%2Fx', 'branch or commit feature/x in o/n'],
    ['https://h/repos/o/n/commits?per_page=10', 'repository o/n'],
    ['https://h/user', 'such thing'],
  ])('reads %s as %s', (url, subject) => {
    expect(subjectOf(url)).toBe(subject);
  });

  it('tells a rate limit from a refusal, with the seconds to wait', () => {
    expect(toError(refusal(403, {}, { 'retry-after': '30' }))).toMatchObject({
      code: 'rate_limited',
      retryAfter: 30,
    });
    expect(toError(refusal(429))).toMatchObject({ code: 'rate_limited', retryAfter: 60 });
    expect(toError(refusal(403, { message: 'You have exceeded a secondary rate limit.' }))?.code).toBe(
      'rate_limited',
    );
    expect(toError(refusal(403, { message: 'Resource not accessible by integration' }))?.code).toBe('denied');
  });

  it("says a validation error in GitHub's words, without its codes", () => {
    const said = {
      message: 'Validation Failed',
      errors: [{ resource: 'Issue', field: 'title', code: 'missing_field' }],
    };
    expect(toError(refusal(422, said))).toMatchObject({
      code: 'invalid_input',
      message: 'GitHub refused: Validation Failed; title is missing field',
    });
  });

  it('calls a pull request that exists already a conflict, and one that cannot be merged', () => {
    const exists = {
      message: 'Validation Failed',
      errors: [{ message: 'A pull request already exists for o:x.' }],
    };
    expect(toError(refusal(422, exists))?.code).toBe('conflict');
    expect(toError(refusal(409, { message: 'Head branch was modified' }))?.code).toBe('conflict');
  });

  it('leaves an expired token and a broken GitHub to the hub', () => {
    expect(toError(refusal(401))).toBeUndefined();
    expect(toError(refusal(502))).toBeUndefined();
    expect(toError(new Error('other'))).toBeUndefined();
  });
});
