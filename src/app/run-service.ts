import type { Config } from './config.js';
import { startService } from './service.js';
import type { Service } from './service.js';
import type { DemoPerson } from './service.controller.js';

const STOP_WITHIN_MS = 4_500;

export interface RunOptions {
  readonly demoPeople: readonly DemoPerson[];
  /** Fills the service and tells the operator; runs before the service is said to be ready. */
  readonly prepare: (service: Service) => Promise<void>;
}

/** Runs the service until it is told to stop (SIGINT, SIGTERM) or its engine fails. Says on stdout when it is ready. */
export async function runService(config: Config, { demoPeople, prepare }: RunOptions): Promise<void> {
  let service: Service | null = null;
  let stopping = false;
  const end = (code: number): void => {
    // Told twice, or too slow: everything acknowledged is on disk already.
    if (stopping) process.exit(1);
    stopping = true;
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
    Promise.resolve(service?.stop()).then(
      () => process.exit(code),
      (error: unknown) => {
        process.stderr.write(`fadu: could not stop cleanly: ${String(error)}\n`);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', () => end(0));
  process.on('SIGTERM', () => end(0));
  const onFatal = (error: Error): void => {
    process.stderr.write(`fadu: the engine failed: ${error.message}\n`);
    end(1);
  };
  service = await startService(config, { demoPeople, onFatal });
  if (stopping) return;
  try {
    await prepare(service);
  } catch (error) {
    if (stopping) return;
    await service.stop();
    throw error;
  }
  process.stdout.write(`Fadu is ready: ${service.url} (gateway ${service.gateway})\n`);
}
