import type { ServiceError } from '@grpc/grpc-js';
import type { Act } from './acts.js';
import { Ledger } from './ledger.js';
import { isMarker, Quiet } from './quiet.js';
import { sharedNames } from './resources.js';
import type { Scenario } from './scenario.js';
import type { Engine, Side } from './side.js';
import { Stage } from './stage.js';
import type { ExportedRecord } from './tape.js';

/** An act with its answer and the records that came before the engine was quiet again. */
export interface Played {
  readonly title: string;
  readonly answer: Answer;
  readonly records: readonly ExportedRecord[];
}
export type Answer =
  | { readonly kind: 'ok'; readonly value: unknown }
  | { readonly kind: 'status'; readonly code: number; readonly details: string }
  | { readonly kind: 'impossible'; readonly why: string };

export interface Performance {
  readonly baseMs: number;
  readonly suffix: string;
  readonly acts: readonly Played[];
}

/** Plays the scenario act by act, waiting for quiet in between; the engine is left without its instances and resources. */
export async function drive(engine: Engine, { acts }: Scenario): Promise<Performance> {
  const side = await engine.open();
  try {
    const ledger = new Ledger();
    const stage = new Stage(side, ledger, new Set(namesOf(acts)));
    const quiet = new Quiet(side);
    await quiet.wait({ afterTime: side.suffix !== '' });
    const played: Played[] = [];
    for (const act of acts) played.push(await play(act, stage, ledger, side, quiet));
    stage.hangUpAll();
    if (side.suffix !== '') await cleanUp(side, ledger, quiet);
    return { baseMs: side.baseMs, suffix: side.suffix, acts: played };
  } finally {
    await side.close();
  }
}

export async function play(act: Act, stage: Stage, ledger: Ledger, side: Side, quiet: Quiet): Promise<Played> {
  const from = side.tape.records.length;
  const answer = await attempt(() => act.run(stage));
  await quiet.wait({ afterTime: act.passesTime === true });
  const records = side.tape.records.slice(from).filter((record) => !isMarker(record));
  for (const record of records) ledger.see(record);
  return { title: act.title, answer, records };
}

export async function attempt(work: () => Promise<unknown>): Promise<Answer> {
  try {
    return { kind: 'ok', value: await work() };
  } catch (error) {
    const { code, details, message } = error as ServiceError;
    return typeof code === 'number' ? { kind: 'status', code, details } : { kind: 'impossible', why: message };
  }
}

/** What the scenario leaves behind on an engine that others use. */
export async function cleanUp(side: Side, ledger: Ledger, quiet: Quiet): Promise<void> {
  const attempts = [
    ...ledger.openRoots().map((processInstanceKey) => ['CancelProcessInstance', { processInstanceKey }] as const),
    ...ledger.deployed.map((resourceKey) => ['DeleteResource', { resourceKey }] as const),
  ];
  for (const [method, request] of attempts) await side.client.call(method, request).catch(() => null);
  await quiet.wait();
}

function namesOf(acts: readonly Act[]): string[] {
  return acts.flatMap((act) => (act.resources ?? []).flatMap(sharedNames));
}
