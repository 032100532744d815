import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parseDecisions, parseProcesses } from '../../../model/index.js';
import { readObligations } from '../../obligations/index.js';
import { inline } from '../behavior/net.js';
import { createDataModel } from './index.js';

async function penaltyCase() {
  const files = ['penalty-case/penalty-case.bpmn', 'shared/publication', 'shared/service-of-documents'].map((path) =>
    path.endsWith('.bpmn')
      ? path
      : `${path}/${readdirSync(`processes/${path}`).find((name) => name.endsWith('.bpmn'))}`,
  );
  const processes = [];
  for (const file of files) {
    const result = await parseProcesses(readFileSync(`processes/${file}`, 'utf8'));
    if (!result.ok) throw new Error(JSON.stringify(result));
    processes.push(...result.processes);
  }
  const graphs = [];
  for (const name of ['penalty-thresholds', 'exemption-list']) {
    const result = await parseDecisions(readFileSync(`processes/penalty-case/${name}.dmn`, 'utf8'));
    if (!result.ok) throw new Error(JSON.stringify(result));
    graphs.push(result.drg);
  }
  const read = readObligations(readFileSync('processes/penalty-case/obligations.yml', 'utf8'), 'obligations.yml');
  if (!read.ok) throw new Error(JSON.stringify(read.errors));
  const net = inline(processes, 'penalty-case');
  return { net, set: read.set, model: createDataModel(net, read.set, graphs) };
}

describe('the data of the penalty case', () => {
  it('couples the decision with the draft, and the table with both', async () => {
    const { net, set, model } = await penaltyCase();
    const node = (id: string) => net.byId.get(id)!;
    const [start] = model.initial();
    const nothing = (): boolean => false;
    // when: drafted, classified by the table, on the way to the decision
    const drafted = model.onComplete(node('pen_draft'), start!.data, nothing);
    const classified = drafted.flatMap(({ data }) => model.onComplete(node('pen_thresholds'), data, nothing));
    const noticed = classified.flatMap(({ data }) => model.onBranch(node('pen_notice_needed'), data));
    const panel = noticed.flatMap(({ data }) => model.onBranch(node('pen_panel_needed'), data));
    // then: the panel is asked exactly where the law demands it, and the decision is what the draft says
    const law = set.obligations.find(({ id }) => id === 'PEN-17')!;
    for (const { data, flows, exact } of panel) {
      const isAsked = flows[0]!.id === 'pen_panel_required';
      expect(model.guard(law, data).map(({ holds }) => holds)).toEqual([isAsked]);
      expect(exact).toBe(true);
    }
    const asked = panel.find(({ flows }) => flows[0]!.id === 'pen_panel_required')!;
    expect(model.onComplete(node('pen_decide'), asked.data, nothing).map(({ outcome }) => outcome)).toEqual([
      'PENALTY',
    ]);
  });
});
