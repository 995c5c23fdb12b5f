/** Text as its words, folded to lower case without accents and framed by spaces, so that ` b c ` finds the phrase. */
export const wordsOf = (text: string): string => ` ${(fold(text).match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')} `;

/** Whether the words stand in the text one after another; no words stand everywhere. */
export const holds = (text: string, words: string): boolean => words.trim() === '' || text.includes(words);

const fold = (text: string): string => {
  const isAscii = Buffer.byteLength(text) === text.length;
  return isAscii ? text.toLowerCase() : text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
};
