import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Broker, isHealthy, type BrokerAddress } from './broker.js';
import { CACHE } from './distribution.js';

const NOTE = join(CACHE, 'running-broker.json');

/** The broker of `npm run conformance:broker` on this machine, or null. CONFORMANCE_BROKER=own ignores it. */
export async function runningBroker(): Promise<BrokerAddress | null> {
  if (process.env['CONFORMANCE_BROKER'] === 'own') return null;
  try {
    const address = JSON.parse(readFileSync(NOTE, 'utf8')) as BrokerAddress;
    return (await isHealthy(address)) ? address : null;
  } catch {
    return null;
  }
}

/** Runs a broker until the process is told to stop; runs of the comparison take turns on it, scenario by scenario. */
export async function serveBroker(): Promise<void> {
  const broker = await Broker.start();
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(NOTE, JSON.stringify({ ...broker.address, pid: process.pid, broker: broker.pid }, null, 2));
  console.log(`Zeebe runs at ${broker.address.gateway}; stop it with Ctrl-C or kill ${process.pid}`);
  const stop = () => {
    rmSync(NOTE, { force: true });
    void broker.stop().then(() => process.exit(0));
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
}
