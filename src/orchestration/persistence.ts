import { DeployedProcessRow } from './entities/deployed-process.js';
import { ElementInstanceRow } from './entities/element-instance.js';
import { IncidentRow } from './entities/incident.js';
import { OutboxRow } from './entities/outbox-row.js';
import { ProcessInstanceRow } from './entities/process-instance.js';
import { ProjectorPositionRow } from './entities/projector-position.js';
import { ReceivedPartitionRow } from './entities/received-partition.js';
import { ReceivedRecordRow } from './entities/received-record.js';
import { ServiceJobRow } from './entities/service-job.js';
import { UserTaskRow } from './entities/user-task.js';
import { Orchestration1700000003001 } from './migrations/1700000003001-orchestration.js';
import { Partitions1700000003002 } from './migrations/1700000003002-partitions.js';

export const entities = [
  ProcessInstanceRow,
  ElementInstanceRow,
  UserTaskRow,
  ServiceJobRow,
  IncidentRow,
  DeployedProcessRow,
  OutboxRow,
  ProjectorPositionRow,
  ReceivedRecordRow,
  ReceivedPartitionRow,
];
export const migrations = [Orchestration1700000003001, Partitions1700000003002];
