/** A person as Jira mentions them: `id` is the account id, `text` the name, with or without its `@`. */
export interface Mentioned {
  readonly id: string;
  readonly text: string;
}

/** People by the words that name them in the text, `@` included: `@ben`, `@Ben Okafor`, `@ben@northwind.example`. */
export type Mentions = ReadonlyMap<string, Mentioned>;

const HANDLE =
  /@[\p{L}\p{N}](?:[\p{L}\p{N}._-]*[\p{L}\p{N}])?(?:@[\p{L}\p{N}](?:[\p{L}\p{N}.-]*[\p{L}\p{N}])?)?/uy;
const ACCOUNT = /\[~accountid:([\w:.-]{1,128})\]/iy;
const WORD = /^[\p{L}\p{N}_]$/u;

/** The handle (`@ben`) that starts at `at`. */
export function handleAt(text: string, at: number): string | undefined {
  HANDLE.lastIndex = at;
  return HANDLE.exec(text)?.[0];
}

/** The account id in Jira's old form, `[~accountid:ID]`. */
export function accountAt(text: string, at: number): { id: string; length: number } | undefined {
  ACCOUNT.lastIndex = at;
  const [whole, id] = ACCOUNT.exec(text) ?? [];
  return whole === undefined || id === undefined ? undefined : { id, length: whole.length };
}

export function isWord(character: string): boolean {
  return WORD.test(character);
}

/** Finds who is named at a position: the longest known name wins, so that `@Ben Okafor` is not `@Ben`. */
export class MentionFinder {
  private readonly byHandle = new Map<string, string[]>();

  constructor(private readonly mentions: Mentions) {
    for (const name of mentions.keys()) {
      const handle = handleAt(name, 0) ?? name;
      const names = [...(this.byHandle.get(handle) ?? []), name];
      this.byHandle.set(
        handle,
        names.sort((a, b) => b.length - a.length),
      );
    }
  }

  at(text: string, at: number): { person: Mentioned; length: number } | undefined {
    const handle = handleAt(text, at);
    if (handle === undefined) return undefined;
    for (const name of this.byHandle.get(handle) ?? []) {
      const ends = !isWord(String.fromCodePoint(text.codePointAt(at + name.length) ?? 0x20));
      const person = text.startsWith(name, at) && ends ? this.mentions.get(name) : undefined;
      if (person !== undefined) return { person, length: name.length };
    }
    return undefined;
  }

  /** The name to show for an account id that is written out. */
  nameOf(id: string): string | undefined {
    for (const person of this.mentions.values()) if (person.id === id) return person.text;
    return undefined;
  }
}
