import { availableParallelism } from 'node:os';
import { benchEngine } from './engine.mjs';

// `npm run bench [instances]`: prints figures of this machine; nothing passes or fails.
const instances = Number(process.argv[2] ?? 1_000);
console.log(
  `one-task process through zeebe-node, fsync per batch, Node ${process.version}, ${availableParallelism()} cores`,
);
for (const inFlight of [1, 8, 64]) {
  const { perSecond, p50, p99 } = await benchEngine({ inFlight, instances });
  console.log(
    `${String(inFlight).padStart(3)} in flight: ${perSecond.toFixed(0).padStart(5)} instances/s, p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms (${instances} instances)`,
  );
}
