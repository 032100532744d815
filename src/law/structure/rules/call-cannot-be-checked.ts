import { unreachable } from '../../../protocol/unreachable.js';
import type { OpenCall } from '../flow-graph.js';
import { nameOf } from '../reach.js';
import { finding, text, type StructureRule } from './structure-rule.js';

/** Every called process is known while checking, so that nothing is decided out of sight. */
export const callCannotBeChecked: StructureRule = {
  id: 'call-cannot-be-checked',
  check: (graph) =>
    graph.openCalls.map((call) =>
      finding(
        'call-cannot-be-checked',
        call.node,
        reasonOf(call),
        text('调用一个已部署的、以固定标识指定的流程', 'call a deployed process by a fixed id'),
      ),
    ),
};

function reasonOf({ node, reason, processId }: OpenCall): ReturnType<typeof text> {
  const name = nameOf(node);
  switch (reason) {
    case 'dynamic':
      return text(
        `“${name}”调用的流程由变量决定，无法检查`,
        `'${name}' calls a process that only data names: it cannot be checked`,
      );
    case 'unknown':
      return text(
        `“${name}”调用的流程 ${processId} 未知，无法检查`,
        `'${name}' calls '${processId}', which is unknown: it cannot be checked`,
      );
    case 'recursive':
      return text(
        `“${name}”再次调用 ${processId}，无法检查`,
        `'${name}' calls '${processId}' again: it cannot be checked`,
      );
    default:
      return unreachable(reason);
  }
}
