import { ZBClient } from 'zeebe-node';
import type { Bureau } from './bureau.js';

/** An unmodified zeebe-node client on the gateway of the service, as any program on the machine could open it. */
export function gatewayClient(bureau: Bureau): ZBClient {
  return new ZBClient(bureau.service.gateway, {
    loglevel: 'NONE',
    retry: false,
    useTLS: false,
    connectionTolerance: 1,
  });
}

/** Runs `work` with a client and closes it whatever happens. */
export async function throughGateway<T>(bureau: Bureau, work: (client: ZBClient) => Promise<T>): Promise<T> {
  const client = gatewayClient(bureau);
  try {
    return await work(client);
  } finally {
    await client.close();
  }
}
