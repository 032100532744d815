// FEEL and DMN, compiled once: evaluations per second, beside feelin, which parses at every evaluation.
import { evaluate as feelin } from 'feelin';
import { compileFeel, evaluateDecision, parseDecisions } from '../dist/model/index.js';

const VARIABLES = { amount: 120000.5, party: { type: 'CITIZEN', name: '张三' }, days: 12, list: [1, 2, 3, 4, 5] };
const EXPRESSIONS = [
  'amount > 50000 and party.type = "CITIZEN"',
  'days in [1..30] and not(party.type = "ORG")',
  'amount * 0.05 + 100',
  'if amount >= 100000.5 then "hearing" else "none"',
  'sum(list[item > 2])',
  'date("2026-03-01") + duration("P7D") > date("2026-03-05")',
];

/** Calls per second, after a warm-up. */
function rate(run, ms = 1000) {
  for (let i = 0; i < 2000; i++) run();
  const start = performance.now();
  let count = 0;
  while (performance.now() - start < ms) for (let i = 0; i < 100; i++, count++) run();
  return Math.round(count / ((performance.now() - start) / 1000));
}

const context = { nowMs: 0, get: (name) => VARIABLES[name] };
console.log('expression'.padEnd(62), 'Fadu/s'.padStart(12), 'feelin/s'.padStart(12));
for (const text of EXPRESSIONS) {
  const { expression } = compileFeel(text);
  const ours = rate(() => expression.evaluate(context));
  const theirs = rate(() => feelin(text, VARIABLES), 300);
  console.log(text.padEnd(62), String(ours).padStart(12), String(theirs).padStart(12));
}

const cells = (i) => [`[${i * 1000}..${(i + 1) * 1000})`, i % 2 === 0 ? '"CITIZEN"' : '-', `< ${i + 10}`, 'not("X")'];
const rule = (i) =>
  `<rule id="r${i}">${cells(i)
    .map((c) => `<inputEntry><text>${c.replace(/</g, '&lt;')}</text></inputEntry>`)
    .join('')}<outputEntry><text>${i}</text></outputEntry></rule>`;
const inputs = ['amount', 'party.type', 'days', 'party.name'];
const table = `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="x"><decision id="t" name="t"><decisionTable id="tt" hitPolicy="COLLECT">${inputs.map((text, i) => `<input id="i${i}"><inputExpression><text>${text}</text></inputExpression></input>`).join('')}<output id="o" name="o"/>${Array.from({ length: 30 }, (_, i) => rule(i)).join('')}</decisionTable></decision></definitions>`;
const parsed = await parseDecisions(table);
const perSecond = rate(() => evaluateDecision(parsed.drg, 't', { ...VARIABLES, amount: 25500 }, 0));
console.log(`\ndecision table, 30 rules x 4 inputs: ${(1000 / perSecond).toFixed(4)} ms warm (${perSecond}/s)`);
