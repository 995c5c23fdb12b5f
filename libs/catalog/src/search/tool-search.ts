import type { Skill, Tool } from '@hub/kit';

import { likeness, stemsOf } from './words.js';

/** What may be found and what makes one likelier than another. */
export interface Wanted {
  readonly among: ReadonlySet<Tool>;
  /** How often each tool was used lately, by name. */
  readonly used?: ReadonlyMap<string, number>;
  readonly most: number;
}

interface Entry {
  readonly tool: Tool;
  readonly weights: ReadonlyMap<string, number>;
  readonly length: number;
}

// How much a word counts by where it stands, found by trying on the requests in test/catalog/search.
const places = {
  name: 2,
  title: 3,
  product: 1.25,
  spoken: 1.5,
  first: 1.25,
  rest: 0.6,
  inputs: 0.45,
  skills: 0.25,
};
const likeWeight = 0.37;
const toldWeight = 0.33;
const saturation = 1.15;
const lengthShare = 0.37;

/** Finds tools by what people ask for: BM25 over what each tool says of itself. Made once, because the tools are the same for all. */
export class ToolSearch {
  private readonly entries: readonly Entry[];
  private readonly rarity = new Map<string, number>();
  private readonly typical: number;

  constructor(tools: readonly Tool[], skills: readonly Skill[]) {
    this.entries = tools.map((tool) => entryOf(tool, skills));
    this.typical = this.entries.reduce((sum, { length }) => sum + length, 0) / Math.max(1, tools.length);
    for (const { weights } of this.entries)
      for (const word of weights.keys()) this.rarity.set(word, (this.rarity.get(word) ?? 0) + 1);
    for (const [word, count] of this.rarity)
      this.rarity.set(word, Math.log(1 + (tools.length - count + 0.5) / (count + 0.5)));
  }

  /** The best of `among`, best first; fewer than `most`, or none, where the words fit no more. */
  find(request: string, { among, used, most }: Wanted): Tool[] {
    const asked = wordsOf(request);
    return this.entries
      .filter(({ tool }) => among.has(tool))
      .map((entry) => ({
        tool: entry.tool,
        score: this.score(entry, asked) * liking(used?.get(entry.tool.name)),
      }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score || (a.tool.name < b.tool.name ? -1 : 1))
      .slice(0, most)
      .map(({ tool }) => tool);
  }

  private score({ weights, length }: Entry, asked: ReadonlyMap<string, number>): number {
    const norm = saturation * (1 - lengthShare + (lengthShare * length) / this.typical);
    let sum = 0;
    for (const [word, share] of asked) {
      const weight = weights.get(word);
      if (weight === undefined) continue;
      sum += share * (this.rarity.get(word) ?? 0) * ((weight * (saturation + 1)) / (weight + norm));
    }
    return sum;
  }
}

// Use decides between what fits about as well, and nothing else.
const liking = (uses = 0): number => 1 + 0.05 * Math.log2(1 + Math.min(uses, 100));

// What comes after these words is what to tell somebody, not what to do.
const telling =
  /\b(?:about|saying|because|that (?=(?:the|it|we|i|he|she|they|you|our|my|an?|this|there|[A-Z]\w+)\b))/;

function wordsOf(request: string): Map<string, number> {
  const asked = new Map<string, number>();
  const add = (word: string, share: number): void =>
    void asked.set(word, Math.max(share, asked.get(word) ?? 0));
  const [wish = '', ...told] = request.split(telling);
  for (const [text, share] of [[wish, 1] as const, [told.join(' '), toldWeight] as const])
    for (const word of stemsOf(text)) {
      add(word, share);
      for (const other of likeness(word)) add(other, share * likeWeight);
    }
  return asked;
}

function entryOf(tool: Tool, skills: readonly Skill[]): Entry {
  const weights = new Map<string, number>();
  const add = (text: string, weight: number): void => {
    for (const word of stemsOf(text)) weights.set(word, (weights.get(word) ?? 0) + weight);
  };
  const [first = '', ...rest] = ownSentences(tool);
  add(tool.name.replaceAll('_', ' '), places.name);
  add(tool.title, places.title);
  add(first, places.first);
  add(rest.join(' '), places.rest);
  add(inputsOf(tool), places.inputs);
  add(tool.provider.spoken?.[productOf(tool)] ?? '', places.product);
  add(tool.provider.spoken?.[tool.name] ?? '', places.spoken);
  for (const skill of skills) if (skill.tools.includes(tool)) add(skill.summary, places.skills);
  return { tool, weights, length: [...weights.values()].reduce((sum, weight) => sum + weight, 0) };
}

const productOf = ({ name }: Tool): string => name.slice(0, name.indexOf('_'));

/** Sentences that speak of this tool; one that sends the reader to another tool would be found for its words. */
const ownSentences = ({ description, name }: Tool): string[] =>
  description
    .split(/(?<=[.;])\s+/)
    .filter((sentence) => !/[a-z]+_[a-z]+_[a-z]/.test(sentence.replaceAll(name, '')));

const inputsOf = ({ input }: Tool): string =>
  Object.entries(input.shape)
    .filter(([field]) => field !== 'cursor' && field !== 'limit')
    .map(([field, schema]) => `${field.replaceAll('_', ' ')} ${describedAs(schema)}`)
    .join(' ');

const describedAs = (schema: unknown): string => (schema as { description?: string }).description ?? '';
