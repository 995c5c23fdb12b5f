import type { GooglePerson } from '../../people.js';
import { people } from '../../people.js';

/** First name to `Name <address>` for the people with accounts here. */
const byName = new Map(people.map((one) => [firstName(one), `${one.name} <${one.email}>`]));

function firstName({ login }: GooglePerson): string {
  return login.split('-')[0] ?? login;
}

/** A seeded person's whole address; anything else is one already. */
export const addressOf = (who: string): string => byName.get(who) ?? who;

/** The bare address, in lower case. */
export const emailOf = (who: string): string =>
  (/<([^>]+)>/.exec(addressOf(who))?.[1] ?? addressOf(who)).toLowerCase();

/** The first name by which the seed knows the owner of a mailbox. */
export const nameInSeed = firstName;
