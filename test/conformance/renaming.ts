import { createHash } from 'node:crypto';

/** The first key of partition 1, and below it the latest time that a scenario can reach. */
const KEYS_FROM = 2 ** 51;
const INSTANT = /\b2\d{3}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)?(?:\[[\w/]+\]|@[\w/]+)?/g;
const LONG_AGO_MS = 300 * 24 * 3_600_000;
/** What speaks against the elements of one resource: an element, and what is wrong with it. */
const COMPLAINTS = /(?:- Element: [^\n]*\n(?: +- [^\n]*\n)+)+/g;
const ELEMENT_TYPES = /(?<=Supported element types are: \[)[A-Z_, ]+(?=\])/;
const isKeyName = (name: string): boolean => /keys?$/i.test(name) && name !== 'correlationKey' && name !== 'formKey';

/** Keys become `K1`, `K2` … in the order of their first appearance, times `T+<ms>` from the scenario's start. */
export class Renaming {
  private readonly keys = new Map<string, string>();

  constructor(
    private readonly baseMs: number,
    private readonly suffix: string,
  ) {}

  /** JSON with sorted names; `name` is that of the field which holds the value. */
  value(value: unknown, name = ''): unknown {
    if (typeof value === 'number') return this.number(value);
    if (typeof value === 'string') return this.string(value, name);
    if (Buffer.isBuffer(value)) return this.string(value.toString('utf8'), name);
    if (Array.isArray(value)) return inOrder(value, name).map((item) => this.value(item, name));
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    return Object.fromEntries(entries.map(([field, content]) => [field, this.value(content, field)]));
  }

  /** Keys and times within a text. */
  text(text: string): string {
    return inNamedOrder(text)
      .replaceAll(this.suffix || '\0', '')
      .replaceAll('\n', '\\n')
      .replace(/\b\d{16}\b/g, (digits) => (Number(digits) >= KEYS_FROM ? this.key(digits) : digits))
      .replace(/\b\d{13}\b/g, (digits) => (this.isTime(Number(digits)) ? this.time(Number(digits)) : digits))
      .replace(INSTANT, (instant) => this.instant(instant));
  }

  time(ms: number): string {
    return `T+${ms - this.baseMs}`;
  }

  private number(value: number): unknown {
    if (value >= KEYS_FROM) return this.key(String(value));
    return this.isTime(value) ? this.time(value) : value;
  }

  private string(given: string, name: string): unknown {
    const text = given.replaceAll(this.suffix || '\0', '');
    if (name === 'checksum') return text === '' ? text : '<checksum>';
    if (name === 'resource') return fingerprint(text, this.suffix);
    if (isKeyName(name) && /^-?\d+$/.test(text)) return this.number(Number(text));
    const object = text.startsWith('{') ? parsed(text) : null;
    return object === null ? this.text(text) : JSON.stringify(this.value(object));
  }

  private key(digits: string): string {
    const name = this.keys.get(digits) ?? `K${this.keys.size + 1}`;
    this.keys.set(digits, name);
    return name;
  }

  private isTime(value: number): boolean {
    return value >= 1_500_000_000_000 && value < KEYS_FROM;
  }

  /** A day long before the scenario is one that the scenario itself names: it stays as it is. */
  private instant(text: string): string {
    const ms = Date.parse(text.replace(/[[@].*$/, ''));
    return Number.isNaN(ms) || ms < this.baseMs - LONG_AGO_MS
      ? text
      : `T+${ms - this.baseMs}${/Z|[+-]\d\d:\d\d/.exec(text)?.[0] ?? ''}`;
  }
}

/** Complaints of a refused deployment and lists of types: Zeebe tells them in the order of hash tables, another one after each start. */
function inNamedOrder(text: string): string {
  return text
    .replace(COMPLAINTS, (run) =>
      run
        .split(/(?=^- Element: )/m)
        .sort()
        .join(''),
    )
    .replace(ELEMENT_TYPES, (types) => types.split(', ').sort().join(', '));
}

/** Sets, which Zeebe writes in the order of a hash table. */
function inOrder(items: readonly unknown[], name: string): readonly unknown[] {
  if (name === 'ancestorScopeKeys') return [...items].sort((a, b) => Number(a) - Number(b));
  return name === 'decisionsMetadata' || name === 'deployments' ? [...items].sort(byDecision) : items;
}

/** The decisions of one graph, too, come in the order of a hash table. */
function byDecision(a: unknown, b: unknown): number {
  const idOf = (item: unknown) => /"(?:dmnDecisionId|decisionId)":"([^"]*)"/.exec(JSON.stringify(item))?.[1];
  const [one, other] = [idOf(a), idOf(b)];
  return one === undefined || other === undefined || one === other ? 0 : one < other ? -1 : 1;
}

/** The order of an object's fields says nothing, in JSON within a text neither. */
function parsed(text: string): object | null {
  try {
    return JSON.parse(text) as object;
  } catch {
    return null;
  }
}

/** Resources are told apart by a short hash: plain text or base64, without the suffix of shared names. */
function fingerprint(text: string, suffix: string): string {
  const isBase64 = text.length > 0 && text.length % 4 === 0 && /^[A-Za-z0-9+/]+=*$/.test(text);
  const plain = isBase64 ? Buffer.from(text, 'base64').toString('utf8') : text;
  const clean = plain.replaceAll(suffix || '\0', '').replace(INSTANT, '<time>');
  return clean === '' ? '' : `<${createHash('sha1').update(clean).digest('hex').slice(0, 8)}>`;
}
