import type { JobRecordValue } from '../values.js';
import type { KeyValueStore } from './key-value-store.js';
import { compositeKey, compositePrefix, lastPart, sortableMs, Table } from './table.js';

export type JobState = 'ACTIVATABLE' | 'ACTIVATED' | 'FAILED' | 'ERROR_THROWN';

export interface Job {
  readonly state: JobState;
  readonly value: JobRecordValue;
}

/** Jobs by key; activatable ones by type in key order, activated ones by deadline, failed ones by the end of their back-off. */
export class Jobs {
  protected readonly jobs: Table<Job>;
  protected readonly activatableKeys: Table<true>;
  protected readonly deadlines: Table<true>;
  protected readonly backoffs: Table<true>;

  constructor(store: KeyValueStore) {
    this.jobs = new Table(store, 'job');
    this.activatableKeys = new Table(store, 'job_activatable');
    this.deadlines = new Table(store, 'job_deadline');
    this.backoffs = new Table(store, 'job_backoff');
  }

  get(key: string): Job | undefined {
    return this.jobs.get(key);
  }

  hasActivatable(type: string): boolean {
    return this.activatableKeys.first(compositePrefix(type)) !== null;
  }

  /** Oldest first. */
  *activatable(type: string): Iterable<readonly [key: string, job: Job]> {
    for (const [entry] of this.activatableKeys.scan(compositePrefix(type))) {
      const key = lastPart(entry);
      const job = this.get(key);
      if (!job) throw new Error(`expected the activatable job '${key}' to exist, but found none`);
      yield [key, job] as const;
    }
  }

  /** `[dueMs, jobKey]` of activated jobs, earliest deadline first. */
  byDeadline(): Iterable<readonly [dueMs: number, key: string]> {
    return dueEntries(this.deadlines);
  }

  /** `[dueMs, jobKey]` of failed jobs that come back, earliest first. */
  byBackoff(): Iterable<readonly [dueMs: number, key: string]> {
    return dueEntries(this.backoffs);
  }
}

export class MutableJobs extends Jobs {
  /** The job is in this state afterwards, and in exactly the indexes that belong to it. */
  put(key: string, state: JobState, value: JobRecordValue): void {
    this.removeFromIndexes(key);
    this.jobs.put(key, { state, value });
    if (state === 'ACTIVATABLE') this.activatableKeys.put(compositeKey(value.type, key), true);
    if (state === 'ACTIVATED') this.deadlines.put(compositeKey(sortableMs(value.deadline), key), true);
    if (state === 'FAILED' && waitsForBackoff(value)) {
      this.backoffs.put(compositeKey(sortableMs(value.recurringTime), key), true);
    }
  }

  /** The job stays where it waits: retries alone neither free one that waits for its incident nor start a back-off. */
  setRetries(key: string, retries: number): void {
    const job = this.get(key);
    if (job) this.jobs.put(key, { ...job, value: { ...job.value, retries } });
  }

  remove(key: string): void {
    this.removeFromIndexes(key);
    this.jobs.delete(key);
  }

  private removeFromIndexes(key: string): void {
    const job = this.get(key);
    if (!job) return;
    this.activatableKeys.delete(compositeKey(job.value.type, key));
    this.deadlines.delete(compositeKey(sortableMs(job.value.deadline), key));
    this.backoffs.delete(compositeKey(sortableMs(job.value.recurringTime), key));
  }
}

function waitsForBackoff(value: JobRecordValue): boolean {
  return value.retries > 0 && value.retryBackoff > 0;
}

function* dueEntries(index: Table<true>): Iterable<readonly [dueMs: number, key: string]> {
  for (const [entry] of index.scan()) yield [Number(entry.split(' ')[0]), lastPart(entry)] as const;
}
