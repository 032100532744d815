import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { consumersOf, removeConsumer } from '../../engine/index.js';
import { OperationalError } from '../operational-error.js';

export const consumersCommand = new Command('consumers')
  .description("Who reads a stopped engine's records, and how far; a reader that will never come again can be removed.")
  .option('--data <folder>', 'where the engine keeps its log and state', './data')
  .option('--remove <name>', 'keep no records for this reader any more')
  .action(({ data, remove }: { data: string; remove?: string }) => {
    const dataFile = join(resolve(data), 'engine.db');
    try {
      if (remove !== undefined && !removeConsumer(dataFile, remove)) {
        throw new Error(`there is no consumer '${remove}' in ${dataFile}`);
      }
      for (const { name, position } of consumersOf(dataFile)) process.stdout.write(`${name}\t${position}\n`);
    } catch (error) {
      throw new OperationalError((error as Error).message);
    }
  });
