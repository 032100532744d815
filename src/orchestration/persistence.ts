import { DeployedProcessRow } from './entities/deployed-process.js';
import { ElementInstanceRow } from './entities/element-instance.js';
import { IncidentRow } from './entities/incident.js';
import { OutboxRow } from './entities/outbox-row.js';
import { ProcessInstanceRow } from './entities/process-instance.js';
import { ProjectorPositionRow } from './entities/projector-position.js';
import { ServiceJobRow } from './entities/service-job.js';
import { UserTaskRow } from './entities/user-task.js';
import { Orchestration1700000003001 } from './migrations/1700000003001-orchestration.js';

export const entities = [
  ProcessInstanceRow,
  ElementInstanceRow,
  UserTaskRow,
  ServiceJobRow,
  IncidentRow,
  DeployedProcessRow,
  OutboxRow,
  ProjectorPositionRow,
];
export const migrations = [Orchestration1700000003001];
