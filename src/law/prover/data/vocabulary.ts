import type { Json } from '../../../protocol/index.js';
import { type Cell, type Domain, domainOf } from './domain.js';
import type { Meaning } from './expression.js';

interface Words {
  readonly numbers: Set<number>;
  readonly strings: Set<string>;
  readonly types: Set<Cell['kind']>;
}

/**
 * Which values variables are told apart by: the constants that expressions compare them with. Variables that are copied into
 * each other or compared with each other share one domain.
 */
export class Vocabulary {
  private readonly parents = new Map<string, string>();
  private readonly words = new Map<string, Words>();
  private readonly domains = new Map<string, Domain>();

  /** Takes in what a condition (anything that is asked whether it is true) says. */
  addCondition(meaning: Meaning): void {
    if (meaning.kind === 'reference') this.addType(meaning.key, 'boolean');
    else if (meaning.kind === 'if') {
      this.addCondition(meaning.condition);
      this.addCondition(meaning.then);
      this.addCondition(meaning.otherwise);
    } else this.addParts(meaning);
  }

  /** Takes in an expression whose value goes into the variable of the key. */
  addResult(meaning: Meaning, key: string): void {
    if (meaning.kind === 'reference') this.join(meaning.key, key);
    else if (meaning.kind === 'constant') this.addConstant(key, meaning.value);
    else if (meaning.kind === 'if') {
      this.addCondition(meaning.condition);
      this.addResult(meaning.then, key);
      this.addResult(meaning.otherwise, key);
    } else if (meaning.kind !== 'unknown') {
      this.addType(key, 'boolean');
      this.addCondition(meaning);
    }
  }

  addConstant(key: string, value: Json): void {
    const words = this.wordsOf(key);
    if (typeof value === 'number') words.numbers.add(value);
    if (typeof value === 'string') words.strings.add(value);
    if (typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean')
      words.types.add(typeof value as Cell['kind']);
  }

  addType(key: string, type: Cell['kind']): void {
    this.wordsOf(key).types.add(type);
  }

  /** Values of the one may come to be those of the other. */
  join(one: string, other: string): void {
    const [to, from] = [this.find(one), this.find(other)];
    if (to === from) return;
    const [kept, merged] = [this.wordsOf(to), this.wordsOf(from)];
    for (const number of merged.numbers) kept.numbers.add(number);
    for (const text of merged.strings) kept.strings.add(text);
    for (const type of merged.types) kept.types.add(type);
    this.parents.set(from, to);
  }

  /** The finished domain of a variable: to be asked for only when everything has been taken in. */
  domain(key: string): Domain {
    const root = this.find(key);
    const known = this.domains.get(root);
    if (known) return known;
    const { numbers, strings, types } = this.wordsOf(root);
    const domain = domainOf(this.domains.size, { numbers: [...numbers], strings: [...strings], types });
    this.domains.set(root, domain);
    return domain;
  }

  private addParts(meaning: Meaning): void {
    if (meaning.kind === 'all' || meaning.kind === 'any') for (const part of meaning.of) this.addCondition(part);
    else if (meaning.kind === 'not') this.addCondition(meaning.of);
    else if (meaning.kind === 'every' || meaning.kind === 'some') this.addCondition(meaning.body);
    else if (meaning.kind === 'atom') {
      const [first, ...others] = meaning.references;
      if (!first) return;
      for (const other of others) this.join(first.key, other.key);
      for (const constant of meaning.constants) this.addConstant(first.key, constant);
    }
  }

  private wordsOf(key: string): Words {
    const root = this.find(key);
    const words = this.words.get(root) ?? { numbers: new Set(), strings: new Set(), types: new Set() };
    this.words.set(root, words);
    return words;
  }

  private find(key: string): string {
    let root = key;
    for (let parent = this.parents.get(root); parent !== undefined; parent = this.parents.get(root)) root = parent;
    return root;
  }
}
