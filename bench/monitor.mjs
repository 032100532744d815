// The run-time monitor of the obligations: facts per second, and that a long case costs no more per fact than a short one.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { DIST } from './dist.mjs';

const law = await import(pathToFileURL(join(DIST, 'law/obligations/index.js')));
const { createCalendar, addDays, localDate } = await import(pathToFileURL(join(DIST, 'law/calendar/index.js')));
const { readObligations, startMonitor, record, forbidden, allForbidden, serialiseMonitor, parseMonitor } = law;

const file = fileURLToPath(new URL('../processes/penalty-case/obligations.yml', import.meta.url));
const text = readFileSync(file, 'utf8');
const read = readObligations(text, file);
if (!read.ok) throw new Error(read.errors[0].message.en);
const { set } = read;
const calendar = createCalendar();
const FIRST = localDate('2025-01-06');

/** One case again and again: every step of the file with each of its outcomes. */
const round = [...set.steps.values()].flatMap(({ step, outcomes }) =>
  (outcomes.length === 0 ? [null] : outcomes).map((outcome) => ({ step, outcome })),
);
const facts = Array.from({ length: 100_000 }, (_, index) => ({
  ...round[index % round.length],
  on: addDays(FIRST, Math.floor(index / 1_000)),
  actorIds: [`person-${index % 7}`],
  attributes: index % 5 === 0 ? { noticeRequired: index % 2 === 0, panelRequired: true } : {},
}));

/** Calls per second of CPU, after a warm-up: other programs on the machine do not count. */
function rate(run, ms = 1_000) {
  for (let index = 0; index < 20_000; index += 1) run(index);
  const start = process.cpuUsage();
  let count = 0;
  while (cpuMs(start) < ms) for (let turn = 0; turn < 200; turn += 1, count += 1) run(count);
  return Math.round(count / (cpuMs(start) / 1_000));
}

function cpuMs(start) {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1_000;
}

function after(count) {
  let state = startMonitor(set);
  for (let index = 0; index < count; index += 1) state = record(set, state, facts[index % facts.length]);
  return state;
}

const print = (what, perSecond) => console.log(what.padEnd(56), perSecond.toLocaleString('en').padStart(14));
const rules = set.obligations.filter(({ checks }) => checks.includes('R')).length;
console.log(`monitor: ${rules} obligations of ${set.procedure}, per second of CPU`);
for (const length of [0, 100, 10_000, 100_000]) {
  let state = after(length);
  const perSecond = rate((index) => (state = record(set, state, facts[index % facts.length])));
  print(`facts recorded, from fact ${length.toLocaleString('en')}`, perSecond);
}
const state = after(1_000);
print(
  'attempts judged',
  rate((index) => forbidden(set, state, facts[index % facts.length], { calendar })),
);
const stored = serialiseMonitor(state);
print(
  `states stored and read again (${stored.length} characters)`,
  rate(() => parseMonitor(set, serialiseMonitor(state))),
);
const attempt = (index) => ({ calendar, actorIds: facts[index % facts.length].actorIds });
const outlooks = process.cpuUsage();
for (let index = 0; index < 500; index += 1) allForbidden(set, state, facts[0].on, attempt(index));
print('outlooks on every step', Math.round(500 / (cpuMs(outlooks) / 1_000)));
const began = process.cpuUsage();
for (let index = 0; index < 20; index += 1) readObligations(text, file);
print(`files read (${text.length.toLocaleString('en')} characters)`, Math.round(20 / (cpuMs(began) / 1_000)));
