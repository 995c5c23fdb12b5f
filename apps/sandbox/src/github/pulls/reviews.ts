import { json } from '../../gateway/answer.js';
import type { Router } from '../../gateway/router.js';
import type { Call, Handler } from '../call.js';
import { notFound, unprocessable } from '../errors.js';
import type { Wire } from '../wire.js';
import { paginated } from '../call.js';
import { nodeId, textOf } from '../wire.js';
import type { World } from '../world.js';

import type { PullRecord, Review, ReviewState } from './pull-book.js';
import { recordOf } from './pull-routes.js';
import { compare, endsOf } from './pull-view.js';
import { commentView, openThread, placeOf } from './threads.js';

const reviews = '/repos/:owner/:repo/pulls/:number/reviews';
const stateOf: Record<string, ReviewState> = {
  PENDING: 'PENDING',
  APPROVE: 'APPROVED',
  REQUEST_CHANGES: 'CHANGES_REQUESTED',
  COMMENT: 'COMMENTED',
};

/** Reviews, submitted as a whole with their line comments. */
export function reviewRoutes(routes: Router<Handler>): void {
  routes
    .add(`GET ${reviews}`, (call) => {
      const record = recordOf(call);
      const shown = record.reviews.filter((one) => one.state !== 'PENDING' || one.author === call.login);
      return paginated(
        call,
        shown.map((one) => reviewView(call.world, record, one)),
      );
    })
    .add(`POST ${reviews}`, createReview)
    .add(`GET ${reviews}/:id`, (call) => json(reviewView(call.world, recordOf(call), reviewOf(call))))
    .add(`POST ${reviews}/:id/events`, submitPending)
    .add(`PUT ${reviews}/:id/dismissals`, (call) => {
      const review = reviewOf(call);
      if (review.state !== 'APPROVED' && review.state !== 'CHANGES_REQUESTED') {
        throw unprocessable('Can not dismiss a commented pull request review');
      }
      review.state = 'DISMISSED';
      return json(reviewView(call.world, recordOf(call), review));
    })
    .add(`GET ${reviews}/:id/comments`, (call) => {
      const [record, review] = [recordOf(call), reviewOf(call)];
      const rows = record.threads.flatMap((thread) =>
        thread.comments
          .filter((one) => one.reviewId === review.id)
          .map((one) => commentView(call.world, record, thread, one)),
      );
      return paginated(call, rows);
    });
}

const createReview: Handler = async (call) => {
  const { world, login, body } = call;
  const record = recordOf(call);
  const comments = (Array.isArray(body['comments']) ? body['comments'] : []) as Wire[];
  const state = requestedState(call, record, comments.length);
  const ends = await endsOf(world, login, record);
  if (body['commit_id'] !== undefined && body['commit_id'] !== ends.head) {
    throw unprocessable('The commit_id is not part of the pull request');
  }
  if (state === 'PENDING' && record.reviews.some((one) => one.author === login && one.state === 'PENDING')) {
    throw unprocessable('User can only have one pending review per pull request');
  }
  const { files } = await compare(world, login, record.repo, ends);
  const places = comments.map((one) => placeOf(one, files));
  const at = world.clock.iso();
  const review = addReview(world, record, {
    login,
    state,
    body: textOf(body, 'body') ?? '',
    sha: ends.head,
    at,
  });
  for (const place of places)
    openThread(world, record, place, { login, reviewId: review.id, sha: ends.head, at });
  if (state !== 'PENDING') await reviewed(world, login, record);
  return json(reviewView(world, record, review));
};

const submitPending: Handler = async (call) => {
  const [record, review] = [recordOf(call), reviewOf(call)];
  if (review.state !== 'PENDING' || review.author !== call.login)
    throw unprocessable('Review is not pending');
  const state = requestedState(call, record, 1);
  if (state === 'PENDING') throw unprocessable('Event is required');
  Object.assign(review, {
    state,
    submittedAt: call.world.clock.iso(),
    body: textOf(call.body, 'body') ?? review.body,
  });
  await reviewed(call.world, call.login, record);
  return json(reviewView(call.world, record, review));
};

function requestedState(call: Call, record: PullRecord, comments: number): ReviewState {
  const { event = 'PENDING' } = call.body;
  const state = typeof event === 'string' ? stateOf[event] : undefined;
  if (!state) throw unprocessable('Event is invalid');
  if (record.author === call.login) refuseOwn(state);
  const needsBody = state === 'CHANGES_REQUESTED' || (state === 'COMMENTED' && comments === 0);
  if (needsBody && !textOf(call.body, 'body')?.trim()) throw unprocessable('Body can not be blank');
  return state;
}

function refuseOwn(state: ReviewState): void {
  if (state === 'APPROVED') throw unprocessable('Can not approve your own pull request');
  if (state === 'CHANGES_REQUESTED') throw unprocessable('Can not request changes on your own pull request');
}

/** Writes a review down; also used to plant the seed. */
export function addReview(
  world: World,
  record: PullRecord,
  given: { login: string; state: ReviewState; body: string; sha: string; at: string },
): Review {
  const review: Review = {
    id: world.pulls.nextId(),
    author: given.login,
    state: given.state,
    body: given.body,
    sha: given.sha,
    submittedAt: given.state === 'PENDING' ? null : given.at,
  };
  record.reviews.push(review);
  return review;
}

/** A submitted review answers the request for it. */
async function reviewed(world: World, login: string, record: PullRecord): Promise<void> {
  const path = `/repos/${record.repo}/pulls/${record.number}`;
  await world.upstream.call(login, 'DELETE', `${path}/requested_reviewers`, { body: { reviewers: [login] } });
  world.overlay.touch(path);
  world.version += 1;
}

function reviewOf(call: Call): Review {
  const review = recordOf(call).reviews.find((one) => String(one.id) === call.params['id']);
  if (!review) throw notFound();
  return review;
}

function reviewView(world: World, record: PullRecord, review: Review) {
  const pull = `${world.api}/repos/${record.repo}/pulls/${record.number}`;
  const web = `${world.web}/${record.repo}/pull/${record.number}#pullrequestreview-${review.id}`;
  return {
    id: review.id,
    node_id: nodeId('PullRequestReview', review.id),
    user: world.userOf(review.author),
    body: review.body,
    state: review.state,
    commit_id: review.sha,
    author_association: 'MEMBER',
    html_url: web,
    pull_request_url: pull,
    _links: { html: { href: web }, pull_request: { href: pull } },
    ...(review.submittedAt === null ? {} : { submitted_at: review.submittedAt }),
  };
}
