import { compare } from './compare.js';
import { randomCase } from './random-case.js';
const [from = 1, count = 200] = process.argv.slice(2).map(Number);
const tally: Record<string, number> = {};
const add = (name: string) => (tally[name] = (tally[name] ?? 0) + 1);
const { ask } = await import('../oracle/oracle.js');
for (let seed = from; seed < from + count; seed++) {
  const one = await randomCase(seed);
  const answer = ask(one.subject, 4_000);
  const { found, pairs, report } = compare(one.subject, undefined, answer);
  pairs.forEach(add);
  for (const o of report?.obligations ?? [])
    if (o.verdict === 'not proved')
      add(
        'np: ' +
          o.reasons
            .map((r) => r.en.replace(/`[^`]*`|[a-z]+\d+/g, '…'))
            .join()
            .slice(0, 90),
      );
  for (const { kind, id, detail } of found) {
    add(kind);
    console.log(seed, kind, id, '\n   ', detail.slice(0, 400));
  }
}
console.log(tally);
