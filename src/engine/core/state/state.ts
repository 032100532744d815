import type { Definitions } from '../interface.js';
import { type BannedInstances, MutableBannedInstances } from './banned-instances.js';
import { type CompensationSubscriptions, MutableCompensationSubscriptions } from './compensation-subscriptions.js';
import { type Decisions, MutableDecisions } from './decisions.js';
import { type ElementInstances, MutableElementInstances } from './element-instances.js';
import { type EventTriggers, MutableEventTriggers } from './event-triggers.js';
import { type Incidents, MutableIncidents } from './incidents.js';
import { type Jobs, MutableJobs } from './jobs.js';
import { type Forms, MutableForms } from './forms.js';
import type { KeyValueStore } from './key-value-store.js';
import { type Messages, MutableMessages } from './messages.js';
import { MutableProcessDefinitions, type ProcessDefinitions } from './process-definitions.js';
import { MutableSignalSubscriptions, type SignalSubscriptions } from './signal-subscriptions.js';
import { MutableSubscriptions, type Subscriptions } from './subscriptions.js';
import { MutableTimers, type Timers } from './timers.js';
import { MutableVariables, type Variables } from './variables.js';

/** What behaviors and commands see of the state. */
export interface ReadState {
  readonly definitions: Pick<Definitions, 'process' | 'drg'>;
  readonly elements: ElementInstances;
  readonly triggers: EventTriggers;
  readonly variables: Variables;
  readonly jobs: Jobs;
  readonly timers: Timers;
  readonly incidents: Incidents;
  readonly messages: Messages;
  readonly subscriptions: Subscriptions;
  readonly signals: SignalSubscriptions;
  readonly compensations: CompensationSubscriptions;
  readonly processes: ProcessDefinitions;
  readonly decisions: Decisions;
  readonly forms: Forms;
  readonly banned: BannedInstances;
}

/** What appliers, and nobody else, may change. */
export interface WriteState extends ReadState {
  readonly elements: MutableElementInstances;
  readonly triggers: MutableEventTriggers;
  readonly variables: MutableVariables;
  readonly jobs: MutableJobs;
  readonly timers: MutableTimers;
  readonly incidents: MutableIncidents;
  readonly messages: MutableMessages;
  readonly subscriptions: MutableSubscriptions;
  readonly signals: MutableSignalSubscriptions;
  readonly compensations: MutableCompensationSubscriptions;
  readonly processes: MutableProcessDefinitions;
  readonly decisions: MutableDecisions;
  readonly forms: MutableForms;
  readonly banned: MutableBannedInstances;
}

export function openState(store: KeyValueStore, definitions: Definitions): WriteState {
  const elements = new MutableElementInstances(store);
  return {
    definitions,
    elements,
    triggers: new MutableEventTriggers(store),
    variables: new MutableVariables(store, elements),
    jobs: new MutableJobs(store),
    timers: new MutableTimers(store),
    incidents: new MutableIncidents(store),
    messages: new MutableMessages(store),
    subscriptions: new MutableSubscriptions(store),
    signals: new MutableSignalSubscriptions(store),
    compensations: new MutableCompensationSubscriptions(store),
    processes: new MutableProcessDefinitions(store),
    decisions: new MutableDecisions(store),
    forms: new MutableForms(store),
    banned: new MutableBannedInstances(store),
  };
}
