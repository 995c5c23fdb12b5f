import { ToolError } from '@hub/kit';
import type { Octokit } from '@octokit/rest';

interface Answer<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly { readonly type?: string; readonly message?: string }[];
}

/**
 * One GraphQL query, with the data it names. GraphQL refuses with status 200: throws ToolError `not_found`, `rate_limited`,
 * `denied` or `upstream`.
 */
export async function graphql<Data>(
  client: Octokit,
  query: string,
  variables: Record<string, unknown>,
): Promise<Data> {
  const { data: answer } = (await client.request('POST /graphql', { query, variables })) as {
    data: Answer<Data>;
  };
  const refusal = answer.errors?.[0];
  if (refusal !== undefined) throw refused(refusal.type ?? '');
  if (answer.data === undefined || answer.data === null) throw refused('');
  return answer.data;
}

function refused(type: string): ToolError {
  switch (type) {
    case 'NOT_FOUND':
      return new ToolError(
        'not_found',
        'GitHub has no such repository, pull request or thread, or you have no access to it',
      );
    case 'RATE_LIMITED':
      return new ToolError('rate_limited', "GitHub's limit for your account is reached", { retryAfter: 60 });
    case 'FORBIDDEN':
    case 'INSUFFICIENT_SCOPES':
      return new ToolError('denied', 'GitHub does not let you do this');
    default:
      return new ToolError('upstream', 'GitHub could not answer this query');
  }
}
