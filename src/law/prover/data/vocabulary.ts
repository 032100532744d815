import type { Json } from '../../../protocol/index.js';
import type { Fault } from '../faults.js';
import { type Domain, domainOf, type Observer, rawCells, type RawCell } from './domain.js';
import { evaluate } from './evaluate.js';
import type { Atom, Meaning } from './expression.js';
import type { Seen } from './value.js';

interface Words {
  readonly numbers: Set<number>;
  readonly strings: Set<string>;
  readonly types: Set<RawCell['kind']>;
}

/**
 * Which values variables are told apart by: the constants that expressions compare them with. Variables that are copied into
 * each other or compared with each other share one domain.
 */
export class Vocabulary {
  private readonly parents = new Map<string, string>();
  private readonly words = new Map<string, Words>();
  private readonly domains = new Map<string, Domain>();
  private readonly observers: { readonly key: string; readonly observe: Observer }[] = [];
  private readonly compared = new Set<string>();

  constructor(private readonly faults: ReadonlySet<Fault>) {}

  /** Takes in what a condition (anything that is asked whether it is true) says. */
  addCondition(meaning: Meaning): void {
    if (meaning.kind === 'reference') {
      this.addType(meaning.key, 'boolean');
      this.addObserver(meaning.key, ({ sample }) => (typeof sample === 'boolean' ? String(sample) : 'null'));
    } else if (meaning.kind === 'if') {
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
      words.types.add(typeof value as RawCell['kind']);
  }

  addType(key: string, type: RawCell['kind']): void {
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
    const domain = this.make(root);
    this.domains.set(root, domain);
    return domain;
  }

  private make(root: string): Domain {
    const { numbers, strings, types } = this.wordsOf(root);
    const raw = rawCells({ numbers: [...numbers], strings: [...strings], types });
    const observers = this.observers.filter(({ key }) => this.find(key) === root).map(({ observe }) => observe);
    const isCompared = [...this.compared].some((key) => this.find(key) === root);
    const known = this.faults.has('null-forgotten') ? raw.filter(({ kind }) => kind !== 'null') : raw;
    return domainOf(this.domains.size, known, observers, isCompared);
  }

  private addParts(meaning: Meaning): void {
    if (meaning.kind === 'all' || meaning.kind === 'any') for (const part of meaning.of) this.addCondition(part);
    else if (meaning.kind === 'not') this.addCondition(meaning.of);
    else if (meaning.kind === 'every' || meaning.kind === 'some') this.addCondition(meaning.body);
    else if (meaning.kind === 'atom') this.addAtom(meaning);
  }

  private addAtom(atom: Atom): void {
    const [first, ...others] = atom.references;
    if (!first) return;
    for (const other of others) this.join(first.key, other.key);
    if (!this.faults.has('predicate-dropped'))
      for (const constant of atom.constants) this.addConstant(first.key, constant);
    if (others.length > 0) this.compare(first.key);
    else this.addObserver(first.key, (cell) => JSON.stringify(evaluate(atom, () => seenIn(cell))));
  }

  /** Takes in that an input of a table is compared with the constants; every variable it may be the value of counts. */
  addComparison(meaning: Meaning, constants: readonly Json[]): void {
    if (meaning.kind === 'reference') {
      for (const constant of constants) this.addConstant(meaning.key, constant);
      this.addObserver(meaning.key, (cell) => placeAmong(cell, constants));
    } else if (meaning.kind === 'if') {
      this.addCondition(meaning.condition);
      this.addComparison(meaning.then, constants);
      this.addComparison(meaning.otherwise, constants);
    } else if (meaning.kind !== 'constant') this.addCondition(meaning);
  }

  addObserver(key: string, observe: Observer): void {
    this.observers.push({ key, observe });
  }

  /** It may be asked whether two values of the variable's domain are the same: none of them are taken together. */
  compare(key: string): void {
    this.compared.add(key);
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

function seenIn({ sample, isPoint }: RawCell): Seen {
  return { kind: 'value', json: sample, isPoint, leaf: null };
}

/** Where the cell lies among the constants. */
function placeAmong({ sample, kind }: RawCell, constants: readonly Json[]): string {
  if (kind === 'number') {
    const numbers = constants.filter((constant) => typeof constant === 'number');
    return numbers.map((constant) => Math.sign(Number(sample) - constant)).join();
  }
  return kind === 'string' && !constants.includes(sample) ? 'other' : JSON.stringify(sample);
}
