import { createContext } from 'react';

/** The page to come back to from a provider; the skill's own page outside of it. */
export const ReturnTo = createContext<string | undefined>(undefined);
