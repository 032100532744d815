import { parentPort, workerData } from 'node:worker_threads';
import type { EngineThreadOptions } from './messages.js';
import { serveEngine } from './serve-engine.js';

// Entry point of the engine's thread; index.ts starts it.
if (!parentPort) throw new Error('expected to be started as a worker thread');
const port = parentPort;
await serveEngine(port, workerData as EngineThreadOptions, () => port.close());
