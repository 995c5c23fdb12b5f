import { createContext, useContext } from 'react';
import type { Me } from '../api/types.js';

export const MeContext = createContext<Me | undefined>(undefined);

/** The person who is signed in; only inside the shell. */
export function useMe(): Me {
  const me = useContext(MeContext);
  if (!me) throw new Error('This part of a page needs a signed-in person around it');
  return me;
}
