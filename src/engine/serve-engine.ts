import { Gateway } from './gateway/index.js';
import type { Channel, EngineThreadOptions, Notice, Question } from './messages.js';
import { EngineRuntime, textOf, type EngineLog } from './runtime/index.js';

/**
 * The engine runs in this thread and answers the service until it is told to stop; `onStopped` is called after that, when it
 * cannot start, and when it has failed: then whoever waits for an answer has been told.
 */
export async function serveEngine(
  service: Channel<Notice, Question>,
  options: EngineThreadOptions,
  onStopped: () => void,
): Promise<void> {
  const tell = (notice: Notice) => service.post(notice);
  try {
    const engine = await open(options, tell, onStopped);
    service.listen((question) => void answer(question, engine, tell, onStopped));
    const innerPort = engine.inner?.port ?? null;
    tell({ kind: 'ready', host: engine.gateway.host, port: engine.gateway.port, innerPort });
  } catch (error) {
    tell({ kind: 'refused', message: textOf(error) });
    onStopped();
  }
}

interface OpenEngine {
  readonly runtime: EngineRuntime;
  readonly gateway: Gateway;
  /** The service's own door. */
  readonly inner: Gateway | null;
}

async function open(
  { dataFile, clock, gateway, innerGateway, retention }: EngineThreadOptions,
  tell: (notice: Notice) => void,
  onStopped: () => void,
): Promise<OpenEngine> {
  const log: EngineLog = {
    info: (text) => tell({ kind: 'log', level: 'info', text }),
    warn: (text) => tell({ kind: 'log', level: 'warn', text }),
    error: (text) => tell({ kind: 'log', level: 'error', text }),
  };
  let door: Gateway | null = null;
  const onFatal = (error: Error) => {
    tell({ kind: 'fatal', message: error.message });
    void door?.stop().finally(onStopped);
  };
  const runtime = await EngineRuntime.open({ dataFile, clock, log, onFatal, retention });
  try {
    door = await Gateway.start(gateway, runtime, log);
    const inner = innerGateway ? await Gateway.start(innerGateway, runtime, log) : null;
    return { runtime, gateway: door, inner };
  } catch (error) {
    await door?.stop();
    await runtime.stop();
    throw error;
  }
}

async function answer(
  question: Question,
  engine: OpenEngine,
  tell: (notice: Notice) => void,
  onStopped: () => void,
): Promise<void> {
  const { id } = question;
  try {
    tell({ kind: 'answer', id, ok: true, json: await perform(question, engine, tell) });
  } catch (error) {
    tell({ kind: 'answer', id, ok: false, message: textOf(error) });
  }
  if (question.ask === 'stop') onStopped();
}

async function perform(
  question: Question,
  { runtime, gateway, inner }: OpenEngine,
  tell: (notice: Notice) => void,
): Promise<string> {
  switch (question.ask) {
    case 'read':
      return `[${runtime.read(question.afterPosition, question.limit).join(',')}]`;
    case 'discardedUpTo':
      return String(runtime.discardedUpTo);
    case 'watch':
      runtime.committed.on(() => tell({ kind: 'committed' }));
      return 'null';
    case 'acknowledge':
      runtime.acknowledge(question.consumer, question.position);
      return 'null';
    case 'setClock':
      await runtime.setClock(question.time);
      return 'null';
    case 'stop':
      // The gateways first: what they have accepted is still processed and answered.
      await Promise.all([gateway.stop(), inner?.stop()]);
      await runtime.stop();
      return 'null';
  }
}
