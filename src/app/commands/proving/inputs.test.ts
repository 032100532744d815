import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readBundles, readObligationTexts } from '../../../procedures/index.js';
import { complaintText } from './complaint.js';
import { readInputs, type InputFiles, type Released } from './inputs.js';

const PROCESSES = fileURLToPath(new URL('../../../../processes/', import.meta.url));
const PENALTY = join(PROCESSES, 'penalty-case/penalty-case.bpmn');
const lawful = readFileSync(PENALTY, 'utf8');

let folder: string;
let released: Released;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fadu-prove-'));
  released = { bundles: await readBundles(PROCESSES), obligations: await readObligationTexts(PROCESSES) };
});
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
}

function read(diagrams: readonly string[], more: Partial<InputFiles> = {}) {
  return readInputs({ diagrams, obligations: null, decisions: [], ...more }, released);
}

const process = (id: string, content: string): string =>
  `<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="d" targetNamespace="x">
<bpmn:process id="${id}" isExecutable="true">
${content}
</bpmn:process></bpmn:definitions>`;
const line = '<bpmn:startEvent id="s"/><bpmn:endEvent id="e"/>';
const calling = (id: string, called: string): string =>
  process(
    id,
    `${line}
<bpmn:callActivity id="call_${called}"><bpmn:extensionElements><zeebe:calledElement processId="${called}"/></bpmn:extensionElements></bpmn:callActivity>
<bpmn:sequenceFlow id="f" sourceRef="s" targetRef="call_${called}"/><bpmn:sequenceFlow id="g" sourceRef="call_${called}" targetRef="e"/>`,
  );

describe('what a proof takes that was not given', () => {
  it('should find obligations, tables and called procedures of this release for a copy elsewhere', async () => {
    const copy = file('elsewhere/copy.bpmn', lawful);
    const { proofs, complaints } = await read([copy]);
    expect(complaints).toEqual([]);
    expect(proofs).toHaveLength(1);
    expect(proofs[0]?.obligations?.procedure).toBe('penalty-case');
    expect(proofs[0]?.processes.map((one) => one.bpmnProcessId)).toEqual([
      'penalty-case',
      'service-of-documents',
      'publication',
    ]);
    const decisions = proofs[0]?.decisions.flatMap((drg) => drg.decisions.map(({ id }) => id));
    expect(decisions).toEqual(expect.arrayContaining(['penalty-thresholds', 'exemption-list']));
  });

  it('should take what lies beside the diagram before what comes with the release', async () => {
    const text = readFileSync(join(PROCESSES, 'penalty-case/penalty-thresholds.dmn'), 'utf8');
    const copy = file('beside/penalty-case.bpmn', lawful);
    file('beside/penalty-thresholds.dmn', text.replace(/name="[^"]*"/, 'name="beside"'));
    const { proofs } = await read([copy]);
    expect(proofs[0]?.decisions.map(({ name }) => name)).toContain('beside');
  });

  it('should say that there are no obligations', async () => {
    const { proofs, complaints } = await read([file('unknown.bpmn', process('unknown', line))]);
    expect(complaints.length + proofs.length).toBeGreaterThan(0);
    expect(proofs.map(({ obligations }) => obligations)).toEqual(proofs.map(() => null));
  });
});

describe('bad input is told with its place', () => {
  const complaintsOf = async (...given: Parameters<typeof read>): Promise<string> =>
    (await read(...given)).complaints.map(complaintText).join('\n');

  it.each<[what: string, text: string, told: RegExp]>([
    ['no XML', 'hello', /bad\.bpmn.*expected BPMN/],
    ['broken XML', lawful.slice(0, 5000), /bad\.bpmn:\d+: .*expected BPMN/],
    ['XML that is not BPMN', '<html><body/></html>', /bad\.bpmn.*expected BPMN/],
    ['10 MB', `<x>${'y'.repeat(10_000_000)}</x>`, /expected at most 8000000 bytes/],
    ['4 MB', process('p', `<bpmn:documentation>${'y'.repeat(4_000_000)}</bpmn:documentation>`), /characters/],
    [
      'FEEL that does not parse',
      lawful.replace('=filingResult = "FILE"', '=filingResult = '),
      /bad\.bpmn:\d+ pen_filed_yes: .*(FEEL|expression)/i,
    ],
  ])('%s', async (_, text, told) => {
    expect(await complaintsOf([file('bad.bpmn', text)])).toMatch(told);
  });

  it('a missing file', async () => {
    expect(await complaintsOf([join(folder, 'nowhere.bpmn')])).toMatch(
      /nowhere\.bpmn: cannot read the file \(ENOENT\)/,
    );
  });

  it('cyclic calls, with the call activity', async () => {
    const [a, b] = [file('a.bpmn', calling('a', 'b')), file('b.bpmn', calling('b', 'a'))];
    const told = await complaintsOf([a, b]);
    expect(told).toMatch(/a\.bpmn:4 call_b: expected calls without a cycle/);
    expect(told).toMatch(/b\.bpmn:4 call_a: /);
  });

  it('obligations that name an unknown step, with the line', async () => {
    const text = readFileSync(join(PROCESSES, 'penalty-case/obligations.yml'), 'utf8');
    const wrong = file('obligations.yml', text.replace(/before: decision\b/, 'before: decison'));
    expect(await complaintsOf([PENALTY], { obligations: wrong })).toMatch(/obligations\.yml:\d+: .*decison/);
    expect(await complaintsOf([PENALTY], { obligations: join(folder, 'none.yml') })).toMatch(/none\.yml: cannot read/);
  });

  it('a decision table that is none', async () => {
    expect(await complaintsOf([PENALTY], { decisions: [file('bad.dmn', '<x/>')] })).toMatch(/bad\.dmn.*DMN/);
  });
});

it('should keep a construct that no engine here executes apart from mistakes', async () => {
  const complex = process(
    'p',
    `${line}<bpmn:complexGateway id="c"/><bpmn:sequenceFlow id="f" sourceRef="s" targetRef="c"/><bpmn:sequenceFlow id="g" sourceRef="c" targetRef="e"/>`,
  );
  const { unsupported, complaints } = await read([file('complex.bpmn', complex)]);
  expect(complaints).toEqual([]);
  expect(unsupported.map(({ elementId }) => elementId)).toEqual(['c']);
});
