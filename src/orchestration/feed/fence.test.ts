import { describe, expect, it } from '@jest/globals';
import type { ReceivedRecord } from './bulk-body.js';
import { Fence } from './fence.js';

/** Three partitions; a correlation key leads to the one its number names, and records come when the test lets them. */
function cluster() {
  const listeners = new Set<(records: readonly ReceivedRecord[]) => void>();
  const sent: { id: string; partition: number }[] = [];
  const client = {
    partitions: async () => 3,
    publishMessage: async ({ correlationKey, messageId }: { correlationKey: string; messageId: string }) => {
      const partition = (Number(correlationKey.replace(/\D/g, '')) % 3) + 1;
      sent.push({ id: messageId, partition });
      return { key: String((BigInt(partition) << 51n) + 1n) };
    },
  };
  const received = {
    onArrived: (listener: (records: readonly ReceivedRecord[]) => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const arrive = (id: string): void => {
    const record = { partitionId: 1, position: 1, timestamp: 0, json: '{}', publishedMessageId: id };
    for (const listener of listeners) listener([record]);
  };
  return { client, received, sent, arrive };
}

const turns = async (): Promise<void> => {
  for (let left = 50; left > 0; left -= 1) await Promise.resolve();
};

describe('a fence through the logs of a cluster', () => {
  it('should pass only when the message of every partition has come', async () => {
    const { client, received, sent, arrive } = cluster();
    let passed = false;
    const passage = new Fence(client, received).pass().then(() => (passed = true));
    await turns();
    expect(new Set(sent.map(({ partition }) => partition))).toEqual(new Set([1, 2, 3]));
    arrive(sent[0]?.id ?? '');
    arrive(sent[1]?.id ?? '');
    await turns();
    expect(passed).toBe(false);
    arrive(sent[2]?.id ?? '');
    await passage;
  });

  it('should send anew for whoever asks while a passage is under way, once for all of them', async () => {
    const { client, received, sent, arrive } = cluster();
    const fence = new Fence(client, received);
    const first = fence.pass();
    await turns();
    const [second, third] = [fence.pass(), fence.pass()];
    expect(sent).toHaveLength(3);
    for (const { id } of [...sent]) arrive(id);
    await first;
    await turns();
    expect(sent).toHaveLength(6);
    for (const { id } of sent.slice(3)) arrive(id);
    await Promise.all([second, third]);
    expect(sent).toHaveLength(6);
  });

  it('should say that nothing comes, and pass when asked again later', async () => {
    const { client, received, sent, arrive } = cluster();
    const fence = new Fence(client, received, 20);
    await expect(fence.pass()).rejects.toMatchObject({
      status: 'UNAVAILABLE',
      message: expect.stringMatching(/exporter/),
    });
    const again = fence.pass();
    await turns();
    for (const { id } of sent) arrive(id);
    await again;
  });
});
