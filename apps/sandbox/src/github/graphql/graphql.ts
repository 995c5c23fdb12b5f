import { json } from '../../gateway/answer.js';
import type { Router } from '../../gateway/router.js';
import type { Call, Handler } from '../call.js';
import type { PullRecord, ReviewComment, Thread } from '../pulls/pull-book.js';
import type { PullWire } from '../pulls/pull-view.js';
import { outdatedThreads } from '../pulls/threads.js';
import { canSee } from '../repositories.js';
import { nodeId, textOf } from '../wire.js';

import type { Node, Resolver } from './execute.js';
import { FieldFault, connection, select } from './execute.js';
import { SyntaxFault, parse } from './parse.js';

/** POST /graphql: repositories, pull requests and review threads, as far as tools ask for them. */
export function graphqlRoutes(routes: Router<Handler>): void {
  routes.add('POST /graphql', async (call) => {
    const document = textOf(call.body, 'query');
    if (document === undefined)
      return json({ message: 'A query attribute must be specified and must be a string.' }, 400);
    const variables = (call.body['variables'] ?? {}) as Record<string, unknown>;
    try {
      const operation = parse(document, variables);
      const root = operation.kind === 'query' ? queryRoot(call) : mutationRoot(call);
      return json({ data: await select(root, operation.fields) });
    } catch (error) {
      if (error instanceof FieldFault)
        return json({ data: null, errors: [{ type: error.type, message: error.message }] });
      if (error instanceof SyntaxFault) return json({ errors: [{ message: error.message }] });
      throw error;
    }
  });
}

function queryRoot(call: Call): Node {
  return {
    __typename: 'Query',
    viewer: userNode(call, call.login),
    repository: (({ owner, name }) =>
      repositoryNode(call, `${String(owner)}/${String(name)}`)) satisfies Resolver,
    node: (({ id }) => {
      const found = call.world.pulls.findThread(String(id));
      return found
        ? threadNode(call, found.record, found.thread)
        : missing(`Could not resolve to a node with the global id of '${String(id)}'`);
    }) satisfies Resolver,
  };
}

function mutationRoot(call: Call): Node {
  const settle =
    (isResolved: boolean): Resolver =>
    (args) => {
      const { threadId } = (args['input'] ?? {}) as { threadId?: unknown };
      const found = call.world.pulls.findThread(String(threadId));
      const repository = found && call.world.repositories.find(found.record.repo);
      if (!found || !repository || !canSee(repository, call.login, call.scopes)) {
        return missing(`Could not resolve to a node with the global id of '${String(threadId)}'`);
      }
      if (!repository.members.has(call.login))
        throw new FieldFault(
          `${call.login} does not have the correct permissions to execute this mutation`,
          'FORBIDDEN',
        );
      found.thread.resolvedBy = isResolved ? call.login : null;
      return {
        __typename: 'Payload',
        clientMutationId: null,
        thread: threadNode(call, found.record, found.thread),
      };
    };
  return { __typename: 'Mutation', resolveReviewThread: settle(true), unresolveReviewThread: settle(false) };
}

function repositoryNode(call: Call, name: string): Node {
  const facts = call.world.repositories.find(name);
  if (!facts || !canSee(facts, call.login, call.scopes)) {
    return missing(`Could not resolve to a Repository with the name '${name}'.`);
  }
  return {
    __typename: 'Repository',
    nameWithOwner: facts.fullName,
    isPrivate: facts.private,
    url: `${call.world.web}/${facts.fullName}`,
    pullRequest: (({ number }) => pullNode(call, facts.fullName, Number(number))) satisfies Resolver,
  };
}

async function pullNode(call: Call, repo: string, number: number): Promise<Node> {
  const record = call.world.pulls.find(repo, number);
  if (!record) return missing(`Could not resolve to a PullRequest with the number of ${number}.`);
  const pull = await call.world.read<PullWire>(call.login, `/repos/${repo}/pulls/${number}`);
  const outdated = await outdatedThreads(call.world, call.login, record);
  return {
    __typename: 'PullRequest',
    id: nodeId('PullRequest', `${repo}#${number}`),
    number,
    title: pull.title,
    state: record.merged ? 'MERGED' : pull.state.toUpperCase(),
    isDraft: pull.draft,
    url: `${call.world.web}/${repo}/pull/${number}`,
    author: userNode(call, record.author),
    reviewThreads: connection(
      'PullRequestReviewThread',
      record.threads.map((thread) => threadNode(call, record, thread, outdated)),
    ),
  };
}

function threadNode(call: Call, record: PullRecord, thread: Thread, outdated?: Set<string>): Node {
  return {
    __typename: 'PullRequestReviewThread',
    id: thread.id,
    isResolved: thread.resolvedBy !== null,
    resolvedBy: thread.resolvedBy === null ? null : userNode(call, thread.resolvedBy),
    isOutdated: async () =>
      (outdated ?? (await outdatedThreads(call.world, call.login, record))).has(thread.id),
    path: thread.path,
    line: outdated?.has(thread.id) ? null : thread.line,
    originalLine: thread.line,
    startLine: thread.startLine,
    diffSide: thread.side,
    comments: connection(
      'PullRequestReviewComment',
      thread.comments.map((comment) => commentNode(call, record, comment)),
    ),
  };
}

function commentNode(call: Call, record: PullRecord, comment: ReviewComment): Node {
  return {
    __typename: 'PullRequestReviewComment',
    id: nodeId('PullRequestReviewComment', comment.id),
    databaseId: comment.id,
    fullDatabaseId: String(comment.id),
    body: comment.body,
    author: userNode(call, comment.author),
    createdAt: comment.createdAt,
    updatedAt: comment.updatedAt,
    url: `${call.world.web}/${record.repo}/pull/${record.number}#discussion_r${comment.id}`,
  };
}

const userNode = (call: Call, login: string): Node => ({
  __typename: 'User',
  login,
  url: `${call.world.web}/${login}`,
});

function missing(message: string): never {
  throw new FieldFault(message, 'NOT_FOUND');
}
