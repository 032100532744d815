import { parseArgs } from 'node:util';
import { Broker } from '../broker/broker.js';
import { DecisionBroker } from './broker.js';
import { generated } from './generate.js';
import { generatedCases } from './graphs.js';
import { alike, ourAnswer } from './our-expressions.js';
import { askAll } from './record-expressions.js';
import { askCase, type CaseAnswers, ourCase, sameAnswers } from './record-tables.js';
import { writeCases } from './recorded-cases.js';
import { type RecordedExpression, writeRecorded } from './recorded-expressions.js';

const { values: options } = parseArgs({
  options: {
    address: { type: 'string' },
    seed: { type: 'string', default: '20260322' },
    record: { type: 'boolean', default: false },
  },
});

const started = options.address === undefined ? await Broker.start() : null;
const broker = new DecisionBroker(options.address ?? started!.address.gateway);
try {
  await expressions();
  await decisions();
} finally {
  broker.close();
  await started?.stop();
}

/** The same for decision tables and graphs. */
async function decisions(): Promise<void> {
  const cases = generatedCases(Number(options.seed));
  const run = `case${Date.now()}`;
  const answers: CaseAnswers[] = [];
  let different = 0;
  for (const [index, one] of cases.entries()) {
    const [theirs, ours] = [await askCase(broker, one, `${run}x${index}x`), await ourCase(one)];
    answers.push(theirs);
    if (sameAnswers(theirs, ours)) continue;
    different++;
    console.log(`case ${index}: ${one.xml}\n  Zeebe ${theirs.join('\n        ')}\n  Fadu  ${ours.join('\n        ')}`);
  }
  console.log(`seed ${options.seed}: ${cases.length} decision cases, ${different} with different answers`);
  if (options.record) writeCases(answers);
}

/** Asks both engines; prints where they differ, and keeps the broker's answers if asked to. */
async function expressions(): Promise<void> {
  const texts = generated(Number(options.seed));
  const answers = await askAll(broker, texts, `feel${Date.now()}`);
  const rows = texts.map((text, index): RecordedExpression => [text, answers[index]!]);
  const different = rows.filter(([text, answer]) => !alike(answer, ourAnswer(text)));
  for (const [text, answer] of different) console.log(`${text}\n  Zeebe ${answer}\n  Fadu  ${ourAnswer(text)}`);
  console.log(`seed ${options.seed}: ${rows.length} expressions, ${different.length} with different answers`);
  if (options.record) writeRecorded(rows);
}
