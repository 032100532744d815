import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { acceptedDifferences } from '../accepted.js';
import { Broker } from '../broker/broker.js';
import { BrokerEngine } from '../broker/broker-engine.js';
import { runningBroker } from '../broker/shared.js';
import { OurEngine } from '../our-engine.js';
import { Recorded } from '../recorded.js';
import { runRandom } from './run-random.js';

/** `npm run test:random -- [count] [first seed]`: random processes on both engines. */
const [count = 1_000, firstSeed = Date.now() % 1_000_000] = process.argv
  .slice(2)
  .filter((arg) => !arg.startsWith('--'))
  .map(Number);
const here = join(process.cwd(), 'test/conformance');
const output = join(process.cwd(), 'test/output/conformance');
mkdirSync(output, { recursive: true });

const running = await runningBroker();
const own = running ? null : await Broker.start();
const theirs = new BrokerEngine(running ?? own!.address);
const run = {
  ours: new OurEngine(),
  theirs,
  shapes: new Recorded(join(here, 'recorded')).shapes(),
  accepted: acceptedDifferences(here),
  output,
  shrinks: !process.argv.includes('--no-shrink'),
};
const found = await runRandom(run, firstSeed, count);
await theirs.close();
await own?.stop();
process.exit(found === 0 ? 0 : 1);
