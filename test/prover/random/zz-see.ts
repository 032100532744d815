import { compare } from './compare.js';
import { randomCase } from './random-case.js';
import { outline } from './show.js';
for (const seed of process.argv.slice(2).map(Number)) {
  const one = await randomCase(seed);
  console.log('=====', seed, '\n' + outline(one.subject));
  const { found, report, answer } = compare(one.subject);
  for (const { kind, id, detail } of found) console.log('!!', kind, id, detail.slice(0, 700));
  console.log(
    'prover soundness:',
    report?.soundness
      .map(
        ({ kind, verdict, nodes, message }: any) =>
          `${kind} ${verdict} ${nodes?.map(({ id }: any) => id)} ${message.en}`,
      )
      .join(' | '),
  );
  for (const o of report?.obligations ?? []) console.log(o.id, o.verdict, o.reasons.map((r) => r.en).join());
  console.log(
    'oracle: whole',
    answer.space.whole,
    'hopeless',
    answer.sure.hopeless.length,
    answer.sure.unreached.join(),
    'twice',
    answer.sure.twice.join(),
  );
}
