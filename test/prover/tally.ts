import type { Compared, Found } from './random/compare.js';

/** What a run of comparisons came to. */
export class Tally {
  cases = 0;
  undecided = 0;
  private readonly pairs = new Map<string, number>();
  readonly wrong: { readonly name: string; readonly found: Found }[] = [];

  add(name: string, { found, pairs }: Compared): void {
    this.cases++;
    for (const pair of pairs) this.pairs.set(pair, (this.pairs.get(pair) ?? 0) + 1);
    this.wrong.push(...found.map((one) => ({ name, found: one })));
  }

  count(pair: string): number {
    return this.pairs.get(pair) ?? 0;
  }

  kind(kind: Found['kind']): number {
    return this.wrong.filter(({ found }) => found.kind === kind).length;
  }

  /** Obligations that the oracle settles and the prover does not, per hundred. */
  get notProved(): number {
    const settled = [...this.pairs].filter(([pair]) => !pair.endsWith('/open'));
    const all = settled.reduce((sum, [, n]) => sum + n, 0);
    const open = settled.filter(([pair]) => pair.startsWith('not proved/')).reduce((sum, [, n]) => sum + n, 0);
    return all === 0 ? 0 : (100 * open) / all;
  }

  get rows(): [string, string][] {
    return [
      ['cases', String(this.cases)],
      ...[...this.pairs].sort().map(([pair, n]): [string, string] => [`  ${pair}`, String(n)]),
      ['  violations called proved', String(this.kind('missed violation'))],
      ['  lawful called refuted', String(this.kind('false alarm'))],
      ['  dead ends not told', String(this.kind('missed unsoundness'))],
      ['  sound called unsound', String(this.kind('false unsoundness'))],
      ['  prover threw', String(this.kind('threw'))],
      ['  not proved though settled', `${this.notProved.toFixed(2)} %`],
      ...(this.undecided > 0 ? [['  too much for the oracle', String(this.undecided)] as [string, string]] : []),
    ];
  }
}
