import { json, noContent } from '../../gateway/answer.js';
import type { Router } from '../../gateway/router.js';
import type { Call, Handler } from '../call.js';
import { failure, invalid, notFound } from '../errors.js';
import { paginated, repoOf } from '../call.js';
import { textOf } from '../wire.js';

import { recordOf } from './pull-routes.js';
import { compare, endsOf } from './pull-view.js';
import { commentView, newComment, openThread, placeOf } from './threads.js';

const pulls = '/repos/:owner/:repo/pulls';

/** Comments at lines of the diff. */
export function reviewCommentRoutes(routes: Router<Handler>): void {
  routes
    .add(`GET ${pulls}/comments/:id`, (call) => {
      const { record, thread, comment } = commentOf(call);
      return json(commentView(call.world, record, thread, comment));
    })
    .add(`PATCH ${pulls}/comments/:id`, (call) => {
      const { record, thread, comment } = ownComment(call);
      comment.body = bodyOf(call);
      comment.updatedAt = call.world.clock.iso();
      return json(commentView(call.world, record, thread, comment));
    })
    .add(`DELETE ${pulls}/comments/:id`, (call) => {
      const { record, thread, comment } = ownComment(call);
      thread.comments = thread.comments.filter((one) => one !== comment);
      if (thread.comments.length === 0) record.threads = record.threads.filter((one) => one !== thread);
      return noContent();
    })
    .add(`GET ${pulls}/:number/comments`, (call) => {
      const record = recordOf(call);
      const rows = record.threads.flatMap((thread) =>
        thread.comments.map((one) => commentView(call.world, record, thread, one)),
      );
      return paginated(
        call,
        rows.sort((a, b) => a.created_at.localeCompare(b.created_at)),
      );
    })
    .add(`POST ${pulls}/:number/comments`, comment)
    .add(`POST ${pulls}/:number/comments/:id/replies`, (call) => reply(call, Number(call.params['id'])));
}

const comment: Handler = async (call) => {
  const { world, login, body } = call;
  if (typeof body['in_reply_to'] === 'number') return reply(call, body['in_reply_to']);
  const record = recordOf(call);
  const ends = await endsOf(world, login, record);
  if (body['commit_id'] !== ends.head) {
    throw invalid({
      resource: 'PullRequestReviewComment',
      field: 'commit_id',
      code: textOf(body, 'commit_id') ? 'invalid' : 'missing_field',
    });
  }
  const { files } = await compare(world, login, record.repo, ends);
  const by = { login, reviewId: null, sha: ends.head, at: world.clock.iso() };
  const thread = openThread(world, record, placeOf(body, files), by);
  const [first] = thread.comments;
  return json(first && commentView(world, record, thread, first), 201);
};

function reply(call: Call, id: number) {
  const record = recordOf(call);
  const found = call.world.pulls.findComment(record.repo, id);
  if (!found || found.record !== record) throw notFound();
  const at = call.world.clock.iso();
  const added = newComment(call.world, bodyOf(call), { login: call.login, reviewId: null, at });
  found.thread.comments.push(added);
  return json(commentView(call.world, record, found.thread, added), 201);
}

function bodyOf(call: Call): string {
  const body = textOf(call.body, 'body');
  if (!body?.trim())
    throw invalid({ resource: 'PullRequestReviewComment', field: 'body', code: 'missing_field' });
  return body;
}

function commentOf(call: Call) {
  const found = call.world.pulls.findComment(repoOf(call), Number(call.params['id']));
  if (!found) throw notFound();
  return found;
}

function ownComment(call: Call) {
  const found = commentOf(call);
  if (found.comment.author !== call.login) throw failure(403, 'Must have admin rights to Repository.');
  return found;
}
