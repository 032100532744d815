// The legal clock, warm: computations per second over the years of the installed notices, with and without the explanation.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DIST } from './dist.mjs';

const { createCalendar, addDays, localDate } = await import(pathToFileURL(join(DIST, 'law/calendar/index.js')));

const DAYS = 5_000; // 2012-01-01 … 2025-09-09: every period below ends before the last installed year does.
const FIRST = localDate('2012-01-01');
const calendar = createCalendar();

const suspended = (from) => [
  { from: addDays(from, 3), to: addDays(from, 12), reason: 'monitoring' },
  { from: addDays(from, 10), to: addDays(from, 31), reason: 'hearing' },
];
const days = Array.from({ length: DAYS }, (_, offset) => addDays(FIRST, offset));
const plain = (period, role) => days.map((from) => ({ from, period, role }));
const excluding = (period) => days.map((from) => ({ from, period, role: 'organ', excluded: suspended(from) }));
const shuffled = (requests) => requests.map((_, index) => requests[(index * 7_919) % requests.length]);

const SETS = {
  '5WD': plain('5WD', 'party'),
  '90CD': plain('90CD', 'organ'),
  '6M': plain('6M', 'party'),
  '5WD, two overlapping exclusions': excluding('5WD'),
  '90CD, two overlapping exclusions': excluding('90CD'),
  '6M, two overlapping exclusions': excluding('6M'),
};
SETS['the mix of them, in no order'] = shuffled(Object.values(SETS).flat());

/** Calls per second of CPU, after a warm-up: other programs on the machine do not count. The checksum keeps the work from being optimised away. */
function rate(requests, run, ms = 1_000) {
  let checksum = 0;
  for (let round = 0; round < 3; round += 1) for (const request of requests) checksum += run(request);
  const start = process.cpuUsage();
  let count = 0;
  while (cpuMs(start) < ms) {
    for (const request of requests.slice(0, 5_000)) checksum += run(request);
    count += Math.min(5_000, requests.length);
  }
  const perSecond = count / (cpuMs(start) / 1_000);
  if (!Number.isFinite(checksum)) throw new Error('expected every computation to give a day');
  return Math.round(perSecond);
}

function cpuMs(start) {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1_000;
}

const value = (request) => calendar.due(request).due.length;
const explained = (request) => calendar.due(request).steps.length;
const number = (n) => n.toLocaleString('en').padStart(14);
console.log(
  'legal clock: computations per second of CPU'.padEnd(48),
  'the days'.padStart(14),
  'and explained'.padStart(14),
);
for (const [name, requests] of Object.entries(SETS)) {
  console.log(name.padEnd(48), number(rate(requests, value)), number(rate(requests, explained, 300)));
}
