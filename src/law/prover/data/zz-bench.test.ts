import { readdirSync, readFileSync } from 'node:fs';
import { it } from '@jest/globals';
import { parseDecisions, parseProcesses } from '../../../model/index.js';
import { readObligations } from '../../obligations/index.js';
import { inline } from '../behaviour/net.js';
import { createDataModel } from './index.js';
it('bench', async () => {
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
  const out = [];
  for (let i = 0; i < 6; i++) {
    const t = performance.now();
    const model = createDataModel(net, read.set, graphs);
    const t1 = performance.now();
    const [start] = model.initial();
    const node = (id: string) => net.byId.get(id)!;
    const drafted = model.onComplete(node('pen_draft'), start!.data, () => false);
    const classified = drafted.flatMap(({ data }) => model.onComplete(node('pen_thresholds'), data, () => false));
    const noticed = classified.flatMap(({ data }) => model.onBranch(node('pen_notice_needed'), data));
    const panel = noticed.flatMap(({ data }) => model.onBranch(node('pen_panel_needed'), data));
    out.push([t1 - t, performance.now() - t1]);
    if (i === 5) out.push(start!.data.key, ...panel.map(({ data }) => data.key));
  }
  console.log(out);
});
