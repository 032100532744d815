import type { IncidentValue } from '../../../protocol/index.js';
import type { KeyValueStore } from './key-value-store.js';
import { Table } from './table.js';

/** Open incidents. One belongs to a job when it names one, else to its element instance; each has at most one. */
export class Incidents {
  protected readonly incidents: Table<IncidentValue>;
  protected readonly byOwner: Table<string>;

  constructor(store: KeyValueStore) {
    this.incidents = new Table(store, 'incident');
    this.byOwner = new Table(store, 'incident_owner');
  }

  get(key: string): IncidentValue | undefined {
    return this.incidents.get(key);
  }

  /** Key of the incident of a job or of an element instance itself, null when it has none. */
  keyOf(ownerKey: string): string | null {
    return this.byOwner.get(ownerKey) ?? null;
  }
}

export class MutableIncidents extends Incidents {
  put(key: string, incident: IncidentValue): void {
    this.incidents.put(key, incident);
    this.byOwner.put(ownerOf(incident), key);
  }

  remove(key: string): void {
    const incident = this.get(key);
    if (!incident) return;
    this.incidents.delete(key);
    if (this.keyOf(ownerOf(incident)) === key) this.byOwner.delete(ownerOf(incident));
  }
}

function ownerOf(incident: IncidentValue): string {
  return incident.jobKey === '-1' ? incident.elementInstanceKey : incident.jobKey;
}
