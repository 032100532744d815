import type { EntityManager } from 'typeorm';
import type { ZeebeRecord } from '../../protocol/index.js';
import { DeployedProcessRow } from '../entities/deployed-process.js';

/** A deployed version is known, with its diagram when the record carries it (base64, as the exporter writes it). */
export async function processCreated(em: EntityManager, record: ZeebeRecord): Promise<void> {
  const { bpmnProcessId, version, resourceName, resource } = record.value as Record<string, unknown>;
  await em.upsert(
    DeployedProcessRow,
    {
      definitionKey: record.key,
      bpmnProcessId: String(bpmnProcessId),
      version: Number(version),
      resourceName: typeof resourceName === 'string' ? resourceName : '',
      xml: diagram(resource),
      deployedAt: record.timestamp,
    },
    ['definitionKey'],
  );
}

function diagram(resource: unknown): string | null {
  if (typeof resource !== 'string' || resource === '') return null;
  return resource.trimStart().startsWith('<') ? resource : Buffer.from(resource, 'base64').toString('utf8');
}
