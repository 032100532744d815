import { isSubProcess } from './document.js';
import { many, type ModdleElement, one, text } from './moddle.js';

/** The lane name of each element that lies in a lane: the innermost one; inside a sub-process, that of the sub-process. */
export function lanesOf(process: ModdleElement): ReadonlyMap<string, string> {
  const lanes = new Map<string, string>();
  for (const set of many(process, 'laneSets')) collect(set, lanes);
  inherit(process, lanes);
  return lanes;
}

function collect(set: ModdleElement, lanes: Map<string, string>): void {
  for (const lane of many(set, 'lanes')) {
    const name = text(lane, 'name') ?? lane.id ?? '';
    for (const node of many(lane, 'flowNodeRef')) if (node.id) lanes.set(node.id, name);
    const nested = one(lane, 'childLaneSet');
    if (nested) collect(nested, lanes);
  }
}

function inherit(scope: ModdleElement, lanes: Map<string, string>): void {
  for (const element of many(scope, 'flowElements').filter(isSubProcess)) {
    const own = lanes.get(element.id ?? '');
    for (const child of many(element, 'flowElements'))
      if (own !== undefined && child.id && !lanes.has(child.id)) lanes.set(child.id, own);
    inherit(element, lanes);
  }
}
