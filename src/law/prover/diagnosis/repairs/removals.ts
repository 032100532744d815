import type { ExecutableElement } from '../../../../model/index.js';
import type { TraceMove } from '../../trace.js';
import { elementName } from '../words.js';
import { openFlows } from './routes.js';
import type { Broken, Candidate, Strategy } from './strategy.js';

/** The flow, the boundary event or the event sub-process by which the run goes around the required step is taken out. */
export const removals: Strategy = (broken) => [...bypasses(broken), ...events(broken)];

function bypasses(broken: Broken): readonly Candidate[] {
  return openFlows(broken)
    .filter(({ source }) => source.outgoing.length > 1)
    .map(({ flow, source, process }) => {
      const target = process.elements.get(flow.target);
      const [from, to] = [elementName(source), target === undefined ? flow.target : elementName(target)];
      return {
        title: { zh: `删除「${from}」到「${to}」的流向`, en: `remove the flow from “${from}” to “${to}”` },
        edits: [{ processId: process.bpmnProcessId, kind: 'remove-flow', flowId: flow.id }],
      };
    });
}

function events({ trace }: Broken): readonly Candidate[] {
  const seen = new Map<string, Candidate>();
  for (const move of trace ?? []) {
    const element = sideEntry(move);
    if (element === null) continue;
    const { process } = move.node;
    const name = elementName(element);
    seen.set(element.id, {
      title: { zh: `删除「${name}」`, en: `remove “${name}”` },
      edits: [{ processId: process.bpmnProcessId, kind: 'remove-element', elementId: element.id }],
    });
  }
  return [...seen.values()].reverse();
}

/** The boundary event, or the event sub-process, by which the move leaves the drawn order. */
function sideEntry({ kind, node, caughtBy }: TraceMove): ExecutableElement | null {
  const event = kind === 'error' ? caughtBy : kind === 'event' ? node : null;
  if (event === null) return null;
  if (event.element.type === 'BOUNDARY_EVENT') return event.element;
  const scope = event.process.elements.get(event.element.flowScope ?? '');
  return event.element.type === 'START_EVENT' && scope?.type === 'EVENT_SUB_PROCESS' ? scope : null;
}
