import { parentPort, workerData } from 'node:worker_threads';
import type { Channel, EngineThreadOptions, Notice, Question } from './messages.js';
import { serveEngine } from './serve-engine.js';

// Entry point of the engine's thread; index.ts starts it.
if (!parentPort) throw new Error('expected to be started as a worker thread');
const port = parentPort;
const service: Channel<Notice, Question> = {
  post: (notice) => port.postMessage(notice),
  listen: (listener) => void port.on('message', listener),
};
await serveEngine(service, workerData as EngineThreadOptions, () => port.close());
