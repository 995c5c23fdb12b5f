import type { Sessions } from '@hub/identity';
import type fastifySession from '@fastify/session';

type Store = fastifySession.SessionStore;
type Found = Parameters<Parameters<Store['get']>[1]>[1];

/** The sessions of the database in the form that @fastify/session calls. */
export function sessionStore(sessions: Sessions): Store {
  return {
    get: (id, answer) => {
      sessions.find(id).then(
        (found) => answer(null, found && ({ ...found.data, person: found.person } as Found)),
        (cause: unknown) => answer(cause),
      );
    },
    set: (id, { cookie: _cookie, person: _person, ...data }, answer) => {
      sessions.keep(id, data).then(
        () => answer(),
        (cause: unknown) => answer(cause),
      );
    },
    destroy: (id, answer) => {
      sessions.end(id).then(
        () => answer(),
        (cause: unknown) => answer(cause),
      );
    },
  };
}
