import { describe, expect, it } from '@jest/globals';
import type { ObligationSet } from '../../obligations/definition.js';
import { buildProcess } from '../../testing/process-builder.js';
import type { DataState, Node } from '../seam.js';
import type { Trace, TraceMove } from '../trace.js';
import { decisiveChoices, type Questions } from './decisive.js';

const data: DataState = { key: '' };
const set = { steps: new Map() } as unknown as ObligationSet;
const process = buildProcess(
  'p',
  [
    { id: 'filed', type: 'EXCLUSIVE_GATEWAY' },
    { id: 'agreed', type: 'EXCLUSIVE_GATEWAY' },
    { id: 'a', type: 'TASK' },
    { id: 'b', type: 'TASK' },
  ],
  [
    { from: 'filed', to: 'a', when: '=x' },
    { from: 'filed', to: 'b', isDefault: true },
    { from: 'agreed', to: 'a', when: '=y' },
    { from: 'agreed', to: 'b', isDefault: true },
  ],
);

/** A gateway sends the run over the flow. */
function branch(gateway: string, flowId: string, alternatives = 2): TraceMove {
  const element = process.elements.get(gateway)!;
  const node: Node = { id: gateway, element, process, frame: '', scope: null };
  const flow = process.flows.get(flowId)!;
  const none = { part: null, caughtBy: null, items: null, outcome: null, occurrence: null, choice: null };
  return { kind: 'branch', node, flows: [flow], ...none, exact: true, assumed: null, alternatives, data };
}

const trace: Trace = [branch('filed', 'filed-a'), branch('agreed', 'agreed-b')];

function decisive(run: Trace, questions: Partial<Questions>): readonly string[] {
  const ask: Questions = { broken: () => true, reached: () => true, ...questions };
  return decisiveChoices(run, set, ask).map(({ move }) => move.node.id);
}

describe('choices that make the difference', () => {
  it('should tell a choice without which the step is lawful', () => {
    const broken: Questions['broken'] = (banned) => !banned.has('branch agreed agreed-b');
    expect(decisive(trace, { broken })).toEqual(['agreed']);
  });

  it('should not tell what every case chooses that gets so far', () => {
    const broken: Questions['broken'] = (banned) => !banned.has('branch filed filed-a');
    expect(decisive(trace, { broken, reached: () => false })).toEqual([]);
  });

  it('should not tell a choice that may as well be another', () => {
    expect(decisive(trace, {})).toEqual([]);
  });

  it('should not ask where there was no other way', () => {
    const forced = [branch('agreed', 'agreed-b', 1)];
    expect(decisive(forced, { broken: () => false })).toEqual([]);
  });

  it('should tell the last choices when there is no time to flip any', () => {
    expect(decisive(trace, { broken: () => null })).toEqual(['filed', 'agreed']);
  });
});
