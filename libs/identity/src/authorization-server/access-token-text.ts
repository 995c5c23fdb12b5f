import { newSecret, type ParsedSecret, parseSecret } from '../secrets/company-secret.js';

const prefix = 'skt';

/** An access token as the database knows it. `hash` is the SHA-256 of the whole text. */
export type ParsedAccessToken = ParsedSecret;

/** Reads `skt_<company>_<secret>`; undefined for everything else, a JWT of whomever included. Looks nothing up. */
export const parseAccessToken = (text: string): ParsedAccessToken | undefined => parseSecret(prefix, text);

/** Makes an access token of 256 random bits for a company. */
export const newAccessToken = (companyId: string): string => newSecret(prefix, companyId);

/** Whether a bearer text is meant as an access token of ours; it may still be a wrong one. */
export const isAccessToken = (text: string): boolean => text.startsWith(`${prefix}_`);
