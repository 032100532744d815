// The prover: the shipped procedures, and made-up ones that grow in elements, predicates and parallel branches.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { DIST } from './dist.mjs';

const load = (path) => import(pathToFileURL(join(DIST, path)).href);
const { parseDecisions, parseProcesses } = await load('model/index.js');
const { readObligations } = await load('law/obligations/index.js');
const { prove } = await load('law/prover/index.js');

const PROCESSES = fileURLToPath(new URL('../processes', import.meta.url));
const ON = '2026-11-23';
const BUDGET = { states: 200_000, ms: 5_000 };
const RUNS = 15;

class Diagram {
  constructor() {
    this.parts = [];
    this.flows = 0;
    this.size = 0;
  }
  node(type, id, attributes = '', inside = '') {
    this.size++;
    this.parts.push(`<bpmn:${type} id="${id}" ${attributes}>${inside}</bpmn:${type}>`);
    return id;
  }
  flow(from, to, condition = null, id = `f${this.flows}`) {
    this.flows++;
    const inside = condition ? `<bpmn:conditionExpression>${escaped(condition)}</bpmn:conditionExpression>` : '';
    this.parts.push(
      `<bpmn:sequenceFlow id="${id}" sourceRef="${from}" targetRef="${to}">${inside}</bpmn:sequenceFlow>`,
    );
    return id;
  }
  start() {
    return this.node('startEvent', 'start');
  }
  task(from, id, step) {
    const tag = `<zeebe:properties><zeebe:property name="step" value="${step}"/></zeebe:properties>`;
    const inside = `<bpmn:extensionElements><zeebe:formDefinition formKey="${step}"/>${tag}</bpmn:extensionElements>`;
    this.flow(from, this.node('userTask', id, '', inside));
    return id;
  }
  diamond(from, id, condition) {
    const split = this.node('exclusiveGateway', `${id}_x`, `default="${id}_no"`);
    this.flow(from, split);
    const merge = this.node('exclusiveGateway', `${id}_m`);
    for (const way of ['yes', 'no']) {
      const task = this.node('manualTask', `${id}_t_${way}`);
      this.flow(split, task, way === 'yes' ? condition : null, `${id}_${way}`);
      this.flow(task, merge);
    }
    return merge;
  }
  reviewAndDecide(from) {
    const draft = this.task(from, 'draft', 'draft');
    const review = this.task(draft, 'review', 'review');
    const split = this.node('exclusiveGateway', 'reviewed', 'default="back"');
    this.flow(review, split);
    this.flow(split, 'draft', null, 'back');
    const end = this.node('endEvent', 'end');
    const decide = this.node(
      'userTask',
      'decide',
      '',
      '<bpmn:extensionElements><zeebe:formDefinition formKey="decide"/><zeebe:properties><zeebe:property name="step" value="decide"/></zeebe:properties></bpmn:extensionElements>',
    );
    this.flow(split, decide, '=reviewOutcome = "APPROVE"');
    this.flow(decide, end);
  }
  async request(name, steps) {
    const xml = `<?xml version="1.0" encoding="UTF-8"?><bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" targetNamespace="b" id="d"><bpmn:process id="p" isExecutable="true">${this.parts.join('')}</bpmn:process></bpmn:definitions>`;
    const { processes } = await parsed(parseProcesses(xml), name);
    const read = readObligations(rules(steps), 'bench.yml');
    if (!read.ok) throw new Error(JSON.stringify(read.errors));
    sizes.set(name, this.size);
    return { processes, procedure: 'p', decisions: [], obligations: read.set, on: ON };
  }
}

/** Elements of a diagram, by name. */
const sizes = new Map();
const rows = [];
for (const procedure of await shipped()) measure(procedure.name, procedure, RUNS);
print('shipped procedures (all obligations of each; first run cold, then the median of ' + RUNS + ')');

for (const elements of [100, 300, 1000]) {
  measure(`${elements} elements, irrelevant diamonds`, await chain(elements, false), 3);
  measure(`${elements} elements, every task a step`, await chain(elements, true), 3);
}
print('growth with elements: tasks and diamonds in a row, approval fresh at the decision');

for (const predicates of [2, 4, 8, 12, 16, 20]) {
  measure(`${predicates} predicates, irrelevant`, await guarded(predicates, false), 3);
  measure(`${predicates} predicates, the review depends on all`, await guarded(predicates, true), 3);
}
print('growth with predicates: each asked twice, far from each other');

for (const branches of [2, 4, 6, 8, 10, 12]) {
  measure(`${branches} branches of 4 irrelevant tasks`, await parallel(branches, 4, false), 3);
  measure(`${branches} branches of 1 task with a step`, await parallel(branches, 1, true), 3);
}
for (const branches of [2, 3, 4, 5])
  measure(`${branches} branches of 4 tasks with a step`, await parallel(branches, 4, true), 3);
print('growth with parallel branches');
console.log(`memory at the end: ${Math.round(process.memoryUsage().rss / 1_048_576)} MB resident`);

function measure(name, request, runs) {
  const once = () => {
    const start = performance.now();
    const report = prove(request, { budget: BUDGET, now: () => performance.now(), repairs: 0 });
    return { ms: performance.now() - start, report };
  };
  const first = once();
  const times = [];
  for (let i = 0; i < runs && first.ms < 2_000; i++) times.push(once().ms);
  times.sort((a, b) => a - b);
  rows.push({ name, first, warm: times[Math.floor(times.length / 2)] ?? first.ms });
}

function print(title) {
  console.log(`\n${title}`);
  const columns = ['elements', 'obligations', 'states', 'cold ms', 'warm ms'];
  console.log(''.padEnd(46), ...columns.map((text) => text.padStart(11)), ' verdict');
  for (const { name, first, warm } of rows.splice(0)) {
    const { report, ms } = first;
    const elements = sizes.get(name) ?? '';
    const figures = [elements, report.obligations.length, report.states, ms.toFixed(1), warm.toFixed(1)];
    const why = report.soundness.some(({ kind }) => kind === 'budget') ? ': budget' : '';
    console.log(name.padEnd(46), ...figures.map((figure) => String(figure).padStart(11)), ` ${report.verdict}${why}`);
  }
}

/** Every procedure in `processes/` that has a diagram, with what it calls. */
async function shipped() {
  const folders = readdirSync(PROCESSES, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const files = folders.map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  const texts = (ending) =>
    files.filter((file) => file.endsWith(ending)).map((file) => [file, readFileSync(file, 'utf8')]);
  const processes = [];
  for (const [file, xml] of texts('.bpmn')) processes.push(...(await parsed(parseProcesses(xml), file)).processes);
  const decisions = [];
  for (const [file, xml] of texts('.dmn')) decisions.push((await parsed(parseDecisions(xml), file)).drg);
  const found = [];
  for (const [file, text] of texts('obligations.yml')) {
    const read = readObligations(text, file);
    if (!read.ok) throw new Error(`expected ${file} to be read, found ${JSON.stringify(read.errors)}`);
    const { procedure } = read.set;
    const own = processes.find(({ bpmnProcessId }) => bpmnProcessId === procedure);
    if (!own) continue;
    const all = [own, ...processes.filter((process) => process !== own)];
    const request = { processes: all, procedure, decisions, obligations: read.set, on: ON };
    sizes.set(procedure, own.elements.size);
    found.push({ name: procedure, ...request });
  }
  return found;
}

async function parsed(promise, file) {
  const result = await promise;
  if (!result.ok) throw new Error(`expected ${file} to be parsed, found ${JSON.stringify(result)}`);
  return result;
}

/** Tasks and diamonds in a row up to so many elements, then review, loop back when refused, decision. */
async function chain(elements, tagged) {
  const diagram = new Diagram();
  let at = diagram.start();
  for (let i = 0; diagram.size < elements - 8; i++) {
    at = diagram.task(at, `t${i}`, tagged ? `step${i % 5}` : 'routine');
    if (i % 3 === 2) at = diagram.diamond(at, `d${i}`, `=v${i} = true`);
  }
  diagram.reviewAndDecide(at);
  return diagram.request(
    `${elements} elements, ${tagged ? 'every task a step' : 'irrelevant diamonds'}`,
    tagged ? 5 : 0,
  );
}

/** Every predicate decides twice; what it decides leads past the review only when both disagree. */
async function guarded(predicates, relevant) {
  const diagram = new Diagram();
  let at = diagram.start();
  for (let i = 0; i < predicates; i++) at = diagram.diamond(at, `a${i}`, `=v${i} = true`);
  if (!relevant) for (let i = 0; i < predicates; i++) at = diagram.diamond(at, `b${i}`, `=v${i} = true`);
  else at = diagram.diamond(at, 'b', `=${Array.from({ length: predicates }, (_, i) => `v${i} = true`).join(' and ')}`);
  diagram.reviewAndDecide(at);
  return diagram.request(`${predicates} predicates, ${relevant ? 'the review depends on all' : 'irrelevant'}`, 0);
}

async function parallel(branches, tasks, tagged) {
  const diagram = new Diagram();
  const fork = diagram.node('parallelGateway', 'fork');
  diagram.flow(diagram.start(), fork);
  const join = diagram.node('parallelGateway', 'join');
  for (let b = 0; b < branches; b++) {
    let at = fork;
    for (let t = 0; t < tasks; t++) at = diagram.task(at, `t${b}_${t}`, tagged ? `step${b % 5}` : 'routine');
    diagram.flow(at, join);
  }
  diagram.reviewAndDecide(join);
  const kind = tagged ? (tasks > 1 ? `${tasks} tasks with a step` : '1 task with a step') : `${tasks} irrelevant tasks`;
  return diagram.request(`${branches} branches of ${kind}`, tagged ? Math.min(branches, 5) : 0);
}

function escaped(text) {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** A decision needs a fresh approval; each other step comes before it. */
function rules(steps) {
  const text = (id) => `{ zh: ${id}, en: ${id} }`;
  const rule = (id, form) => `  - id: ${id}
    title: ${text(id)}
    article: bench
    checks: [S]
    ${form}
    message: ${text(id)}
    remedy: { step: review, zh: ${id}, en: ${id} }
`;
  const more = Array.from(
    { length: steps },
    (_, i) => `  step${i}: { title: ${text(`step${i}`)}, forms: [step${i}] }\n`,
  ).join('');
  const precede = (i) => rule(`S${i}`, `precedence: { before: decide, requires: [step${i}] }`);
  return `procedure: p
version: 2026-11-22
steps:
  draft: { title: ${text('draft')}, forms: [draft] }
  review: { title: ${text('review')}, outcomes: [APPROVE, REJECT], outcomeVariable: reviewOutcome, forms: [review] }
  decide: { title: ${text('decide')}, forms: [decide] }
  routine: { title: ${text('routine')}, forms: [routine] }
${more}obligations:
${rule('FRESH', 'freshness: { before: decide, requires: [review=APPROVE], voidedBy: [draft, review!=APPROVE] }')}${Array.from({ length: steps }, (_, i) => precede(i)).join('')}`;
}
