import { resolve } from 'node:path';
import { z } from 'zod';
import type { GatewayOptions, ExporterTarget } from '../engine/index.js';
import type { CalendarFiles } from './calendar/legal-calendar.js';
import { gatewayAccess } from './gateway-access.js';
import { OperationalError } from './operational-error.js';

const port = (fallback: number) =>
  z
    .string()
    .regex(/^\d{1,5}$/, 'expected a port from 0 to 65535')
    .transform(Number)
    .refine((value) => value <= 65_535, 'expected a port from 0 to 65535')
    .default(fallback);

const instant = z
  .string()
  .refine((text) => /T.*(Z|[+-]\d\d:\d\d)$/.test(text) && !Number.isNaN(Date.parse(text)), {
    message: 'expected an instant with its zone, such as 2026-09-07T09:00:00+08:00',
  })
  .transform((text) => Date.parse(text));

const address = z
  .string()
  .regex(
    /^(?:[a-z]+:\/\/)?[^\s/:]+(?::\d{1,5})?\/?$/,
    'expected the gateway of a cluster, such as zeebe.example:26500',
  );

const exporterUrl = z
  .string()
  .regex(/^https?:\/\/[^\s@]+$/, 'expected a URL without a password, such as http://127.0.0.1:9200');

const ENVIRONMENT = z.object({
  FADU_ENGINE: z.enum(['embedded', 'cluster'], { error: 'expected embedded or cluster' }).default('embedded'),
  ZEEBE_ADDRESS: address.optional(),
  FADU_ZEEBE_MANAGEMENT_URL: z
    .string()
    .regex(/^https?:\/\/\S+$/, 'expected a URL such as http://127.0.0.1:9600')
    .optional(),
  FADU_RECORDS_HOST: z.string().min(1).default('127.0.0.1'),
  FADU_RECORDS_PORT: port(9280),
  FADU_RECORDS_USERNAME: z
    .string()
    .regex(/^[^:]+$/, 'expected a user name without a colon')
    .default('zeebe'),
  FADU_RECORDS_PASSWORD: z.string().min(12, 'expected at least 12 characters').optional(),
  FADU_HTTP_PORT: port(3000),
  FADU_HTTP_HOST: z.string().min(1).default('127.0.0.1'),
  FADU_GRPC_PORT: port(26_500),
  FADU_GRPC_HOST: z.string().min(1).default('127.0.0.1'),
  FADU_DATA_DIR: z.string().min(1).default('./data'),
  FADU_HOLIDAYS_FILE: z.string().min(1).optional(),
  FADU_LIMITS_FILE: z.string().min(1).optional(),
  FADU_RECORDS_KEEP: z.enum(['untaken', 'all'], { error: 'expected untaken or all' }).default('untaken'),
  FADU_DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'expected a connection string such as postgres://user@host/database')
    .optional(),
  FADU_CLOCK: z.enum(['system', 'controlled'], { error: 'expected system or controlled' }).optional(),
  FADU_CLOCK_START: instant.optional(),
  FADU_SEED: z.enum(['none', 'people'], { error: 'expected none or people' }).default('none'),
  FADU_LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], {
      error: 'expected fatal, error, warn, info, debug or silent',
    })
    .default('warn'),
  FADU_EXPORTER_URL: exporterUrl.optional(),
  FADU_EXPORTER_USERNAME: z.string().min(1).optional(),
  FADU_EXPORTER_PASSWORD: z.string().min(1).optional(),
  FADU_CHAIN_KEY: z
    .string()
    .regex(/^[0-9a-f]{64}$/i, 'expected 64 hexadecimal digits')
    .optional(),
});

/** A Zeebe cluster, and how its records come to us. Credentials of the gateway are zeebe-node's own settings. */
export interface ClusterConfig {
  readonly gateway: string;
  /** Where records are received, and who may send them. */
  readonly records: {
    readonly host: string;
    readonly port: number;
    readonly username: string;
    readonly password: string;
  };
  /** Null: the broker's clock is its machine's. */
  readonly managementUrl: string | null;
}

export interface Config {
  /** Null: the embedded engine. */
  readonly cluster: ClusterConfig | null;
  /** Where the embedded engine's records go too; null: nowhere. */
  readonly exporter: ExporterTarget | null;
  readonly http: { readonly host: string; readonly port: number };
  /** The embedded engine's gateway: address, credentials that clients must send, certificate. */
  readonly grpc: GatewayOptions;
  /** Absolute. */
  readonly dataDir: string;
  /** Holidays and local limits of the legal clock. */
  readonly calendar: CalendarFiles;
  /** Which records the embedded engine keeps: those that a reader has not taken yet, or all. */
  readonly recordsKeep: 'untaken' | 'all';
  /** Null: SQLite in the data folder. */
  readonly databaseUrl: string | null;
  /** Null: the machine's clock. */
  readonly clock: { readonly startMs: number | null } | null;
  readonly seedPeople: boolean;
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent';
  /** 64 hexadecimal digits; null: the key kept in the data folder. */
  readonly chainKey: string | null;
}

/** The configuration the environment asks for. Throws an `OperationalError` that names every wrong variable; empty counts as unset. */
export function configFrom(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.entries(environment).filter(
    ([name, value]) => (name.startsWith('FADU_') || name === 'ZEEBE_ADDRESS') && value !== '',
  );
  const parsed = ENVIRONMENT.safeParse(Object.fromEntries(given));
  if (!parsed.success) throw new OperationalError(wrong(parsed.error, environment));
  const values = parsed.data;
  if (values.FADU_ENGINE === 'cluster') refuseEmbedded(given);
  const startMs = values.FADU_CLOCK_START ?? null;
  if (startMs !== null && values.FADU_CLOCK !== 'controlled') {
    throw new OperationalError('FADU_CLOCK_START needs FADU_CLOCK=controlled: the machine’s clock cannot be set');
  }
  return {
    cluster: values.FADU_ENGINE === 'cluster' ? clusterOf(values) : null,
    exporter: exporterOf(values),
    http: { host: values.FADU_HTTP_HOST, port: values.FADU_HTTP_PORT },
    grpc: {
      host: values.FADU_GRPC_HOST,
      port: values.FADU_GRPC_PORT,
      ...gatewayAccess(environment, values.FADU_GRPC_HOST),
    },
    dataDir: resolve(values.FADU_DATA_DIR),
    calendar: calendarFiles(environment),
    recordsKeep: values.FADU_RECORDS_KEEP,
    databaseUrl: values.FADU_DATABASE_URL ?? null,
    clock: values.FADU_CLOCK === 'controlled' ? { startMs } : null,
    seedPeople: values.FADU_SEED === 'people',
    logLevel: values.FADU_LOG_LEVEL,
    chainKey: values.FADU_CHAIN_KEY ?? null,
  };
}

/** The files of the legal clock that the environment names, absolute. */
export function calendarFiles(environment: Readonly<Record<string, string | undefined>>): CalendarFiles {
  const named = (what: string): CalendarFiles['holidays'] => {
    const path = environment[what];
    return path ? { what, path: resolve(path) } : null;
  };
  return { holidays: named('FADU_HOLIDAYS_FILE'), limits: named('FADU_LIMITS_FILE') };
}

interface ExporterSettings {
  readonly FADU_EXPORTER_URL?: string | undefined;
  readonly FADU_EXPORTER_USERNAME?: string | undefined;
  readonly FADU_EXPORTER_PASSWORD?: string | undefined;
}

function exporterOf(values: ExporterSettings): ExporterTarget | null {
  const { FADU_EXPORTER_URL: url, FADU_EXPORTER_USERNAME: username, FADU_EXPORTER_PASSWORD: password } = values;
  if (url === undefined) return null;
  if ((username === undefined) !== (password === undefined)) {
    throw new OperationalError('FADU_EXPORTER_USERNAME and FADU_EXPORTER_PASSWORD: expected both or neither');
  }
  return { url, credentials: username === undefined || password === undefined ? null : { username, password } };
}

/** Where records go according to the command line or the environment. Throws as `configFrom`. */
export function exporterFrom(
  environment: Readonly<Record<string, string | undefined>>,
  url: string | undefined,
): ExporterTarget | null {
  const { FADU_EXPORTER_USERNAME, FADU_EXPORTER_PASSWORD } = environment;
  const given = url ?? (environment['FADU_EXPORTER_URL'] || undefined);
  const checked = exporterUrl.optional().safeParse(given);
  if (!checked.success)
    throw new OperationalError(`exporter: ${checked.error.issues[0]?.message ?? ''}, found '${given ?? ''}'`);
  return exporterOf({
    FADU_EXPORTER_URL: checked.data,
    FADU_EXPORTER_USERNAME: FADU_EXPORTER_USERNAME || undefined,
    FADU_EXPORTER_PASSWORD: FADU_EXPORTER_PASSWORD || undefined,
  });
}

/** What would have no effect is no setting. */
function refuseEmbedded(given: readonly (readonly [string, string | undefined])[]): void {
  const found = given.find(([name]) => /^FADU_(?:GRPC|EXPORTER)_/.test(name));
  if (found === undefined) return;
  const value = SECRET.has(found[0]) ? '' : `, found '${found[1] ?? ''}'`;
  throw new OperationalError(
    `${found[0]}: expected nothing with FADU_ENGINE=cluster, which has a gateway and exporters of its own${value}`,
  );
}

function clusterOf(values: z.output<typeof ENVIRONMENT>): ClusterConfig {
  const { ZEEBE_ADDRESS: gateway, FADU_RECORDS_PASSWORD: password, FADU_ZEEBE_MANAGEMENT_URL: management } = values;
  if (gateway === undefined)
    throw new OperationalError('FADU_ENGINE=cluster needs ZEEBE_ADDRESS, the gateway’s host:port');
  if (password === undefined) {
    throw new OperationalError('FADU_ENGINE=cluster needs FADU_RECORDS_PASSWORD, which the cluster’s exporter sends');
  }
  if (values.FADU_CLOCK === 'controlled' && management === undefined) {
    throw new OperationalError(
      'FADU_CLOCK=controlled on a cluster needs FADU_ZEEBE_MANAGEMENT_URL, to set its clock too',
    );
  }
  const { FADU_RECORDS_HOST: host, FADU_RECORDS_PORT: port, FADU_RECORDS_USERNAME: username } = values;
  const managementUrl = values.FADU_CLOCK === 'controlled' ? (management ?? null) : null;
  return { gateway: gateway.replace(/\/$/, ''), records: { host, port, username, password }, managementUrl };
}

/** Values of secrets are not repeated on the terminal. */
const SECRET = new Set(['FADU_CHAIN_KEY', 'FADU_DATABASE_URL', 'FADU_RECORDS_PASSWORD', 'FADU_EXPORTER_PASSWORD']);

function wrong(error: z.ZodError, environment: Readonly<Record<string, string | undefined>>): string {
  const lines = error.issues.map((issue) => {
    const name = String(issue.path[0]);
    const found = SECRET.has(name) ? '' : `, found '${environment[name] ?? ''}'`;
    return `${name}: ${issue.message}${found}`;
  });
  return lines.join('; ');
}
