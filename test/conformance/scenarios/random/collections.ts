import { bpmn, complete, create, rpc, scenario, scenarios, setVariables, type Act } from '../../scenario.js';
const { end, flow, process, service, start } = bpmn;

const resources = (sequential: boolean) => [
  process('p', [
    start(),
    service('t', { multi: { collection: '=items', element: 'item', sequential } }),
    end(),
    flow('start', 't', 'end'),
  ]),
];
const items = (...list: unknown[]): Act => setVariables('process', { items: list });
const done = (): Act => complete('t');
/** The nth instance ends, the body being the first. */
const terminated = (nth: number): Act =>
  rpc('ModifyProcessInstance', ({ ledger }) => ({
    processInstanceKey: ledger.instance('p'),
    terminateInstructions: [{ elementInstanceKey: ledger.elements('t')[nth] }],
  }));
const sequential = (name: string, first: readonly unknown[], ...acts: Act[]) =>
  scenario(`sequential: ${name}`, { resources: resources(true), acts: [create('p', { items: first }), ...acts] });
const parallel = (name: string, first: readonly unknown[], ...acts: Act[]) =>
  scenario(`parallel: ${name}`, { resources: resources(false), acts: [create('p', { items: first }), ...acts] });

export default scenarios('random-collections', [
  sequential('empty after the first', [1, 2, 3], items(), done()),
  sequential('one item when two have completed', [1, 2, 3], done(), items(1), done()),
  sequential('two items when two have completed', [1, 2, 3], done(), items(1, 2), done()),
  parallel('one item left before the first of three completes', [1, 2, 3], items(1), done(), done(), done()),
  parallel('one item left before the last of three completes', [1, 2, 3], done(), done(), items(1), done()),
  parallel('empty before the last of two completes', [1, 2], done(), items(), done()),
  parallel('two more before the first of three completes', [1, 2, 3], items(1, 2, 3, 4, 5), done(), done(), done()),
  parallel('other items as many', [1, 2], items(3, 4), done(), done()),
  parallel('shrunk for a while', [1, 2], items(), done(), items(1, 2), done()),
  parallel('no list when the last completes', [1, 2], done(), setVariables('process', { items: 5 }), done()),
  parallel('one terminated, the others complete', [1, 2, 3], terminated(1), done(), done()),
  parallel('one terminated, and an item less', [1, 2, 3], terminated(1), items(1, 2), done(), done()),
  parallel('two complete, the last is terminated', [1, 2, 3], done(), done(), terminated(1)),
  parallel('an item less, and the last is terminated', [1, 2, 3], items(1, 2), done(), done(), terminated(1)),
  parallel('all terminated one by one', [1, 2], terminated(1), terminated(1)),
  sequential('the first is terminated', [1, 2], terminated(1)),
]);
