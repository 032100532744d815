import type { RecordFeed } from './record-feed.js';
import type { Fence } from './fence.js';
import type { ReceivedRecords } from './received-records.js';

/** A cluster's logs as its exporter sends them. They arrive after the answers of the commands: only a fence tells when. */
export function clusterFeed(received: ReceivedRecords, fence: Fence): RecordFeed {
  return {
    sources: () => received.sources(),
    onCommitted: (listener) => received.onCommitted(listener),
    complete: () => fence.pass(),
  };
}
