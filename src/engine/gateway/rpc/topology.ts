import { PARTITION_ID } from '../../../protocol/index.js';
import { BROKER_VERSION } from '../../runtime/index.js';
import type { UnaryRpc } from '../rpc.js';

/** One broker that leads the one partition. */
export const topology: UnaryRpc<object, object> = async (_request, { address }) => ({
  brokers: [
    {
      nodeId: 0,
      host: address.host,
      port: address.port,
      partitions: [{ partitionId: PARTITION_ID, role: 'LEADER', health: 'HEALTHY' }],
      version: BROKER_VERSION,
    },
  ],
  clusterSize: 1,
  partitionsCount: 1,
  replicationFactor: 1,
  gatewayVersion: BROKER_VERSION,
});
