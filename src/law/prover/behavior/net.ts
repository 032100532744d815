import type { ExecutableElement, ExecutableProcess, LocalText } from '../../../model/index.js';
import type { Node } from '../seam.js';

/** A procedure with everything it calls: every element once per call path. */
export interface Net {
  readonly procedure: string;
  /** The procedure's own process. */
  readonly process: ExecutableProcess;
  /** In the order of the files, the elements of a called process after its call activity. Processes themselves are no nodes. */
  readonly nodes: readonly Node[];
  readonly byId: ReadonlyMap<string, Node>;
  /** The process that a call activity runs, by the activity's node id; a call that could not be inlined is missing. */
  readonly called: ReadonlyMap<string, ExecutableProcess>;
  /** What could not be inlined; any of it makes every verdict `not proved`. */
  readonly problems: readonly NetProblem[];
}

export interface NetProblem {
  readonly nodeId: string;
  readonly elementId: string;
  readonly message: LocalText;
}

/** More nodes than any procedure has: calls of calls that multiply are stopped here. */
const NODES_MAX = 20_000;

/**
 * The procedure with its calls inlined by call path. A call of a process that is missing, has no none start event, is chosen at run
 * time or calls itself is left as it is and told in `problems`. Throws when `procedure` itself is not among `processes`.
 */
export function inline(processes: readonly ExecutableProcess[], procedure: string): Net {
  const known = new Map([...processes].reverse().map((process) => [process.bpmnProcessId, process]));
  const process = known.get(procedure);
  if (!process) throw new Error(`expected process ${procedure} among ${[...known.keys()].join(', ')}`);
  const nodes: Node[] = [];
  const called = new Map<string, ExecutableProcess>();
  const problems: NetProblem[] = [];
  const add = (current: ExecutableProcess, frame: string, path: readonly string[]): void => {
    for (const element of current.elements.values()) {
      if (element.type === 'PROCESS') continue;
      const node = nodeOf(current, element, frame);
      nodes.push(node);
      if (element.type !== 'CALL_ACTIVITY') continue;
      const callee = calleeOf(element, known, path);
      const problem = 'zh' in callee ? callee : nodes.length > NODES_MAX ? tooMany() : null;
      if (problem) problems.push({ nodeId: node.id, elementId: element.id, message: problem });
      else if (!('zh' in callee)) {
        called.set(node.id, callee);
        add(callee, node.id, [...path, callee.bpmnProcessId]);
      }
    }
  };
  add(process, '', [procedure]);
  return { procedure, process, nodes, byId: new Map(nodes.map((node) => [node.id, node])), called, problems };
}

/** The node of another element of the same process on the same call path. Throws when there is none. */
export function siblingOf(net: Net, node: Node, elementId: string): Node {
  const found = net.byId.get(nodeId(node.frame, elementId));
  if (!found) throw new Error(`expected element ${elementId} beside ${node.id}, found none`);
  return found;
}

export function nodeId(frame: string, elementId: string): string {
  return frame === '' ? elementId : `${frame}/${elementId}`;
}

function nodeOf(process: ExecutableProcess, element: ExecutableElement, frame: string): Node {
  const { flowScope } = element;
  const isRoot = flowScope === null || flowScope === process.bpmnProcessId;
  const outer = frame === '' ? null : frame;
  return {
    id: nodeId(frame, element.id),
    element,
    process,
    frame,
    scope: isRoot ? outer : nodeId(frame, flowScope),
  };
}

function calleeOf(
  { calledElement }: ExecutableElement,
  known: ReadonlyMap<string, ExecutableProcess>,
  path: readonly string[],
): ExecutableProcess | LocalText {
  const processId = calledElement?.processId;
  if (!processId?.isStatic) {
    return {
      zh: `被调用流程由表达式 ${processId?.source ?? ''} 在运行时决定，无法证明；请写明固定的流程编号。`,
      en: `expected a constant process id, found ${processId?.source ?? 'none'}: which process it calls is known at run time only`,
    };
  }
  const id = processId.source;
  const callee = known.get(id);
  if (!callee) return { zh: `被调用的流程 ${id} 不存在。`, en: `expected the called process ${id}, found none` };
  if (path.includes(id)) {
    return {
      zh: `流程循环调用：${[...path, id].join(' → ')}，不支持。`,
      en: `not supported: the calls ${[...path, id].join(' → ')} form a cycle`,
    };
  }
  const root = callee.elements.get(id);
  if (root?.noneStartEvent == null) {
    return {
      zh: `被调用的流程 ${id} 没有空启动事件。`,
      en: `expected process ${id} to have a none start event, found none`,
    };
  }
  return callee;
}

function tooMany(): LocalText {
  return {
    zh: `展开调用后超过 ${NODES_MAX} 个元素，不支持。`,
    en: `not supported: more than ${NODES_MAX} elements with all calls inlined`,
  };
}
