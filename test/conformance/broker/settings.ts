/** Value types that the Elasticsearch exporter of 8.5 can write; others never leave a broker. */
export const EXPORTED_VALUE_TYPES = [
  'CHECKPOINT',
  'COMMAND_DISTRIBUTION',
  'COMPENSATION_SUBSCRIPTION',
  'DECISION',
  'DECISION_EVALUATION',
  'DECISION_REQUIREMENTS',
  'DEPLOYMENT',
  'DEPLOYMENT_DISTRIBUTION',
  'ERROR',
  'ESCALATION',
  'FORM',
  'INCIDENT',
  'JOB',
  'JOB_BATCH',
  'MESSAGE',
  'MESSAGE_BATCH',
  'MESSAGE_START_EVENT_SUBSCRIPTION',
  'MESSAGE_SUBSCRIPTION',
  'PROCESS',
  'PROCESS_EVENT',
  'PROCESS_INSTANCE',
  'PROCESS_INSTANCE_BATCH',
  'PROCESS_INSTANCE_CREATION',
  'PROCESS_INSTANCE_MIGRATION',
  'PROCESS_INSTANCE_MODIFICATION',
  'PROCESS_MESSAGE_SUBSCRIPTION',
  'RESOURCE_DELETION',
  'SIGNAL',
  'SIGNAL_SUBSCRIPTION',
  'TIMER',
  'USER_TASK',
  'VARIABLE',
  'VARIABLE_DOCUMENT',
] as const;

export interface Ports {
  readonly gateway: number;
  readonly command: number;
  readonly internal: number;
  readonly rest: number;
  readonly management: number;
}

/** Environment of a broker that writes every event and rejection to the collector, one request each, in the order of its log. */
export function settings(ports: Ports, collector: string, dataFolder: string): Record<string, string> {
  const exporter = 'ZEEBE_BROKER_EXPORTERS_FADU';
  const index = `${exporter}_ARGS_INDEX`;
  const everyType = EXPORTED_VALUE_TYPES.map((type) => [`${index}_${type.replaceAll('_', '')}`, 'true']);
  return {
    ZEEBE_BROKER_NETWORK_HOST: '127.0.0.1',
    ZEEBE_BROKER_GATEWAY_NETWORK_HOST: '127.0.0.1',
    ZEEBE_BROKER_GATEWAY_NETWORK_PORT: String(ports.gateway),
    ZEEBE_BROKER_NETWORK_COMMANDAPI_PORT: String(ports.command),
    ZEEBE_BROKER_NETWORK_INTERNALAPI_PORT: String(ports.internal),
    SERVER_PORT: String(ports.rest),
    MANAGEMENT_SERVER_PORT: String(ports.management),
    ZEEBE_BROKER_DATA_DIRECTORY: dataFolder,
    ZEEBE_BROKER_DATA_DISK_FREESPACE_PROCESSING: '500MB',
    ZEEBE_BROKER_DATA_DISK_FREESPACE_REPLICATION: '200MB',
    // The clock jumps by weeks; a snapshot at each jump would only cost time.
    ZEEBE_BROKER_DATA_SNAPSHOTPERIOD: '36500d',
    ZEEBE_BROKER_EXPERIMENTAL_RAFT_DISABLEEXPLICITFLUSH: 'true',
    ZEEBE_BROKER_BACKPRESSURE_ENABLED: 'false',
    ZEEBE_CLOCK_CONTROLLED: 'true',
    TZ: 'UTC',
    [`${exporter}_CLASSNAME`]: 'io.camunda.zeebe.exporter.ElasticsearchExporter',
    [`${exporter}_ARGS_URL`]: collector,
    [`${exporter}_ARGS_BULK_SIZE`]: '1',
    [`${index}_CREATETEMPLATE`]: 'false',
    [`${index}_COMMAND`]: 'false',
    [`${index}_EVENT`]: 'true',
    [`${index}_REJECTION`]: 'true',
    ...Object.fromEntries(everyType),
  };
}
