import type { JobClient, RecordFeed } from '../../orchestration/index.js';
import type { SetEngineClock } from '../clock.service.js';

/** What the service needs of its engine, whichever it is. */
export interface EngineDoor {
  /** Host and port where Zeebe clients reach the gateway. */
  readonly gateway: string;
  readonly client: JobClient;
  readonly feed: RecordFeed;
  readonly setClock: SetEngineClock;
  /** `listener` is called when nothing can be processed any more; the service should end. */
  onFatal(listener: (error: Error) => void): void;
  /** What was accepted is safe, and every connection is closed. */
  close(): Promise<void>;
}
