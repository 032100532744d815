import * as fc from 'fast-check';
import type { ExecutableProcess } from '../../../model/index.js';
import {
  boundary,
  callActivity,
  catchMessage,
  catchTimer,
  element,
  type Elements,
  type ElementSpec,
  endEvent,
  error,
  eventBased,
  eventSubProcess,
  exclusive,
  inclusive,
  message,
  multiInstance,
  parallel,
  processOf,
  serviceTask,
  startEvent,
  subProcess,
  terminateEnd,
  timer,
} from './process-builder.js';

/** A block-structured piece of a process: one way in, one way out. */
export type Block =
  | { readonly kind: 'task'; readonly boundaries: readonly BoundaryKind[]; readonly loop: Loop }
  | { readonly kind: 'pass' | 'timer' | 'message' | 'race' | 'call' }
  | { readonly kind: 'sequence' | 'parallel' | 'exclusive' | 'inclusive'; readonly blocks: readonly Block[] }
  | ScopeBlock;

interface ScopeBlock {
  readonly kind: 'scope';
  readonly inside: Block;
  readonly terminates: boolean;
  readonly interruptible: boolean;
  readonly loop: Loop;
  readonly handles: 'nothing' | 'timer' | 'message' | 'error' | 'cycle';
}

type Loop = 'once' | 'never' | 'parallel' | 'sequential' | 'enough';
type BoundaryKind = 'timer' | 'cycle' | 'message' | 'error';

export const CALLED_PROCESS = 'called';
export const JOB_TYPES = ['a', 'b', 'c'] as const;
export const MESSAGES = ['m0', 'm1', 'm2'] as const;
/** What a job may fail with; the boundary events of `error` catch the first. */
export const ERROR_CODES = ['E1', 'E2'] as const;

const boundaries = fc.uniqueArray(fc.constantFrom<BoundaryKind>('timer', 'cycle', 'message', 'error'), {
  maxLength: 2,
});

const loop = fc.constantFrom<Loop>('once', 'once', 'once', 'never', 'parallel', 'sequential', 'enough');

/** Any process of these blocks completes when every job is completed, every message published and time goes on. */
export const block: fc.Arbitrary<Block> = fc.letrec<{ block: Block }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.record({ kind: fc.constant('task' as const), boundaries, loop }),
    fc.record({
      kind: fc.constantFrom('pass' as const, 'timer' as const, 'message' as const, 'race' as const, 'call' as const),
    }),
    fc.record({
      kind: fc.constantFrom('sequence' as const, 'parallel' as const, 'exclusive' as const, 'inclusive' as const),
      blocks: fc.array(tie('block'), { minLength: 2, maxLength: 3 }),
    }),
    fc.record({
      kind: fc.constant('scope' as const),
      inside: tie('block'),
      terminates: fc.boolean(),
      interruptible: fc.boolean(),
      loop,
      handles: fc.constantFrom<ScopeBlock['handles']>('nothing', 'timer', 'message', 'error', 'cycle'),
    }),
  ),
})).block;

export function randomProcess(root: Block): ExecutableProcess {
  const { elements, flows } = scopeOf(new Ids(), root, false);
  return processOf('random', elements, flows);
}

export const calledProcess = processOf(
  CALLED_PROCESS,
  { calledStart: startEvent(), calledTask: serviceTask('c'), calledEnd: endEvent() },
  ['calledStart -> calledTask', 'calledTask -> calledEnd'],
);

class Ids {
  private count = 0;

  next(kind: string): string {
    return `${kind}${++this.count}`;
  }

  pick<T>(from: readonly [T, ...T[]]): T {
    return from[this.count % from.length]!;
  }
}

interface Piece {
  readonly entry: string;
  readonly exit: string;
  readonly elements: Elements;
  readonly flows: readonly string[];
}

function scopeOf(ids: Ids, inside: Block, terminates: boolean): { elements: Elements; flows: string[] } {
  const start = ids.next('start');
  const end = ids.next('end');
  const piece = pieceOf(ids, inside);
  const last = terminates ? terminateEnd() : endEvent();
  return {
    elements: { [start]: startEvent(), ...piece.elements, [end]: last },
    flows: [`${start} -> ${piece.entry}`, ...piece.flows, `${piece.exit} -> ${end}`],
  };
}

function pieceOf(ids: Ids, shape: Block): Piece {
  switch (shape.kind) {
    case 'task':
      return taskPiece(ids, shape);
    case 'sequence':
      return sequencePiece(shape.blocks.map((inner) => pieceOf(ids, inner)));
    case 'parallel':
    case 'exclusive':
      return branchedPiece(ids, shape.kind, shape.blocks);
    case 'inclusive':
      return inclusivePiece(ids, shape.blocks);
    case 'scope':
      return scopePiece(ids, shape);
    case 'race':
      return racePiece(ids);
    default:
      return single(ids.next(shape.kind), simpleElement(ids, shape.kind));
  }
}

function simpleElement(ids: Ids, kind: 'pass' | 'timer' | 'message' | 'call'): ElementSpec {
  switch (kind) {
    case 'pass':
      return element('TASK');
    case 'timer':
      return catchTimer('PT1H');
    case 'message':
      return catchMessage(ids.pick(MESSAGES), '="k"');
    case 'call':
      return callActivity(CALLED_PROCESS);
  }
}

function single(id: string, spec: ElementSpec): Piece {
  return { entry: id, exit: id, elements: { [id]: spec }, flows: [] };
}

/** Interrupting boundary events join behind the task; the others end on their own. */
function taskPiece(ids: Ids, { boundaries: kinds, loop: marker }: Extract<Block, { kind: 'task' }>): Piece {
  const task = ids.next('task');
  const merge = ids.next('merge');
  const work = serviceTask(ids.pick(JOB_TYPES), looped(marker));
  const elements: Record<string, ElementSpec> = { [task]: work, [merge]: exclusive() };
  const flows = [`${task} -> ${merge}`];
  for (const kind of kinds) {
    const id = ids.next(kind);
    const after = ids.next('after');
    elements[id] = boundaryOf(ids, kind, task);
    if (elements[id].interrupting) {
      flows.push(`${id} -> ${merge}`);
    } else {
      elements[after] = element('MANUAL_TASK');
      flows.push(`${id} -> ${after}`);
    }
  }
  return { entry: task, exit: merge, elements, flows };
}

function boundaryOf(ids: Ids, kind: BoundaryKind, task: string): ElementSpec {
  switch (kind) {
    case 'timer':
      return boundary(task, timer('PT30M'));
    case 'cycle':
      return boundary(task, timer('R2/PT10M', 'cycle'), { interrupting: false });
    case 'message':
      return boundary(task, message(ids.pick(MESSAGES), '="k"'), { interrupting: false });
    case 'error':
      return boundary(task, error(ERROR_CODES[0]));
  }
}

function sequencePiece(pieces: readonly Piece[]): Piece {
  const links = pieces.slice(1).map((piece, i) => `${pieces[i]!.exit} -> ${piece.entry}`);
  return {
    entry: pieces[0]!.entry,
    exit: pieces.at(-1)!.exit,
    elements: Object.assign({}, ...pieces.map((piece) => piece.elements)) as Elements,
    flows: [...pieces.flatMap((piece) => piece.flows), ...links],
  };
}

function branchedPiece(ids: Ids, kind: 'parallel' | 'exclusive', blocks: readonly Block[]): Piece {
  const [split, join] = [ids.next('split'), ids.next('join')];
  const gateway = kind === 'parallel' ? parallel : exclusive;
  const pieces = blocks.map((inner) => pieceOf(ids, inner));
  const label = (i: number): string => {
    if (kind === 'parallel') return '';
    return i === 0 ? ' : default' : ` : =choice = ${i}`;
  };
  return {
    entry: split,
    exit: join,
    elements: Object.assign(
      { [split]: gateway(), [join]: gateway() },
      ...pieces.map((piece) => piece.elements),
    ) as Elements,
    flows: pieces.flatMap((piece, i) => [
      `${split} -> ${piece.entry}${label(i)}`,
      ...piece.flows,
      `${piece.exit} -> ${join}`,
    ]),
  };
}

function scopePiece(ids: Ids, shape: ScopeBlock): Piece {
  const [id, merge, stop] = [ids.next('scope'), ids.next('merge'), ids.next('stop')];
  const { elements, flows } = scopeOf(ids, shape.inside, shape.terminates);
  const inside = { ...elements, ...handlerOf(ids, shape.handles) };
  const inner = { [id]: subProcess(inside, flows, looped(shape.loop)), [merge]: exclusive() };
  if (!shape.interruptible) return { entry: id, exit: merge, elements: inner, flows: [`${id} -> ${merge}`] };
  const late = { [stop]: boundary(id, timer('PT2H')) };
  return {
    entry: id,
    exit: merge,
    elements: { ...inner, ...late },
    flows: [`${id} -> ${merge}`, `${stop} -> ${merge}`],
  };
}

/** An event sub-process with a job, none for `nothing`. */
function handlerOf(ids: Ids, trigger: ScopeBlock['handles']): Elements {
  if (trigger === 'nothing') return {};
  const [id, work] = [ids.next('handler'), ids.next('handle')];
  const starts = {
    timer: timer('PT40M'),
    cycle: { ...timer('R2/PT15M', 'cycle'), interrupting: false },
    message: { ...message(ids.pick(MESSAGES), '="k"'), interrupting: ids.pick([true, false]) },
    error: error(null),
  };
  const inside = { [work]: serviceTask(ids.pick(JOB_TYPES)) };
  return { [id]: eventSubProcess(id, starts[trigger], inside, [`${id}-start -> ${work}`]) };
}

function looped(marker: Loop): Partial<ElementSpec> {
  switch (marker) {
    case 'once':
      return {};
    case 'never':
      return multiInstance('=[]', { outputCollection: 'none', outputElement: '=1' });
    case 'parallel':
      return multiInstance('=[1, 2]', { inputElement: 'item', outputCollection: 'all', outputElement: '=item' });
    case 'sequential':
      return multiInstance('=[1, 2]', { isSequential: true, inputElement: 'item' });
    case 'enough':
      return multiInstance('=[1, 2, 3]', { completionCondition: '=numberOfCompletedInstances = 2' });
  }
}

/** The gateway does not join, so the branches end on their own, in a sub-process. */
function inclusivePiece(ids: Ids, blocks: readonly Block[]): Piece {
  const [id, start, split] = [ids.next('scope'), ids.next('start'), ids.next('split')];
  const pieces = blocks.map((inner) => pieceOf(ids, inner));
  const elements: Elements = Object.assign(
    { [start]: startEvent(), [split]: inclusive() },
    ...pieces.map((piece) => piece.elements),
  ) as Elements;
  const flows = pieces.flatMap((piece, i) => [
    `${split} -> ${piece.entry}${i === 0 ? ' : default' : ` : =${i} >= choice`}`,
    ...piece.flows,
  ]);
  return single(id, subProcess(elements, [`${start} -> ${split}`, ...flows]));
}

function racePiece(ids: Ids): Piece {
  const [gate, late, told, merge] = [ids.next('gate'), ids.next('late'), ids.next('told'), ids.next('merge')];
  const elements = {
    [gate]: eventBased(),
    [late]: catchTimer('PT3H'),
    [told]: catchMessage(ids.pick(MESSAGES), '="k"'),
    [merge]: exclusive(),
  };
  const flows = [`${gate} -> ${late}`, `${gate} -> ${told}`, `${late} -> ${merge}`, `${told} -> ${merge}`];
  return { entry: gate, exit: merge, elements, flows };
}
