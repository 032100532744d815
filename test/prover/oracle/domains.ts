import type { AttributeDefinition } from '../../../src/law/obligations/definition.js';
import type { Json } from '../../../src/protocol/index.js';
import type { Case } from './case.js';
import { declaredVariables } from './case.js';
import { wordsOf } from './words.js';

/** What a clock variable holds: the instant its own step wrote, or one that somebody else did. */
export const CLOCK_TRUE = '2030-03-01T00:00:00+08:00';
export const CLOCK_OTHER = '2030-02-01T00:00:00+08:00';

/** The concrete grid: for each variable path and attribute, a value for each case that a text of the case can tell apart. */
export class Domains {
  /** Variables somebody reads; all others are not kept. */
  readonly roots: ReadonlySet<string>;
  readonly declared: ReadonlySet<string>;
  private readonly constants: ReadonlyMap<string, readonly Json[]>;
  private readonly paths: ReadonlySet<string>;
  private readonly cache = new Map<string, readonly Json[]>();

  constructor(private readonly subject: Case) {
    const { paths, constants } = wordsOf(subject);
    this.paths = paths;
    this.constants = constants;
    this.roots = new Set([...paths].map(rootOf));
    this.declared = declaredVariables(subject.set);
  }

  /** Values of a domain: `v:` and a variable path, or `a:` and an attribute. */
  values(domain: string): readonly Json[] {
    const known = this.cache.get(domain);
    if (known) return known;
    const name = domain.slice(2);
    const values = domain.startsWith('a:')
      ? this.ofAttribute(this.subject.set.attributes.get(name)!)
      : this.ofVariable(name);
    this.cache.set(domain, values);
    return values;
  }

  /** Domains under a root that is written to anything: itself, or its paths that are read. */
  pathsUnder(root: string): readonly (readonly string[])[] {
    if (this.paths.has(root)) return [[]];
    return [...this.paths].filter((path) => path.startsWith(`${root}.`)).map((path) => path.split('.').slice(1));
  }

  private ofVariable(path: string): readonly Json[] {
    const clock = this.subject.set.clocks.some(({ variable }) => variable === path);
    if (clock) return [null, CLOCK_OTHER];
    return unique([null, ...grid(this.constants.get(path) ?? [])]);
  }

  private ofAttribute({ name, type, values, variable }: AttributeDefinition): readonly Json[] {
    const constants = [...(this.constants.get(name) ?? []), ...(variable ? (this.constants.get(variable) ?? []) : [])];
    if (type === 'enum') return values;
    if (type === 'boolean') return [true, false];
    if (type === 'number') return unique(grid([0, ...constants].filter((value) => typeof value === 'number')));
    if (type === 'date') return ['2026-03-02', '2026-03-03'];
    return unique(grid(['any', ...constants].filter((value) => typeof value === 'string')));
  }
}

export const rootOf = (path: string): string => path.split('.')[0]!;

/** Each constant, a number below, between and above, one text besides, both booleans. */
function grid(constants: readonly Json[]): Json[] {
  const numbers = constants.filter((value) => typeof value === 'number').sort((a, b) => a - b);
  const texts = constants.filter((value) => typeof value === 'string');
  const booleans = constants.some((value) => typeof value === 'boolean') ? [true, false] : [];
  const around = numbers.flatMap((value, i) => [
    value,
    i + 1 < numbers.length ? (value + numbers[i + 1]!) / 2 : value + 1,
  ]);
  const below = numbers.length > 0 ? [numbers[0]! - 1] : [];
  const none = constants.every((value) => value === null) ? ['something'] : [];
  return [...below, ...around, ...texts, ...(texts.length > 0 ? ['another text'] : []), ...booleans, ...none];
}

const unique = (values: readonly Json[]): Json[] => [...new Set(values)];
