import { join } from 'node:path';
import type { Logger } from 'pino';
import { Exporter } from '../../engine/index.js';
import type { EmbeddedEngine, ExporterTarget } from '../../engine/index.js';
import { OperationalError } from '../operational-error.js';

/** The engine's records go to the target from now on; null without one. Rejects when it is not known how far it is. */
export async function startExporter(
  engine: EmbeddedEngine,
  dataDir: string,
  target: ExporterTarget | null,
  log: Logger,
): Promise<Exporter | null> {
  if (target === null) return null;
  const beginAfter = await engine.discardedUpTo();
  try {
    const exporter = new Exporter({
      target,
      records: engine.records,
      positionFile: join(dataDir, 'exporter.json'),
      beginAfter,
      log: { info: (text) => log.info(text), warn: (text) => log.warn(text) },
    });
    exporter.start();
    return exporter;
  } catch (error) {
    throw new OperationalError((error as Error).message);
  }
}
