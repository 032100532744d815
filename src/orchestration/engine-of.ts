import type { EntityManager } from 'typeorm';
import { ProjectorPositionRow } from './entities/projector-position.js';
import { ReceivedPartitionRow } from './entities/received-partition.js';

/** Which kind of engine the database's records came from; null while there are none. */
export async function engineOf(em: EntityManager): Promise<'embedded' | 'cluster' | null> {
  if (await em.existsBy(ReceivedPartitionRow, {})) return 'cluster';
  return (await em.existsBy(ProjectorPositionRow, {})) ? 'embedded' : null;
}
