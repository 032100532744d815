import { resolve } from 'node:path';
import { z } from 'zod';
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

const LOOPBACK = ['127.0.0.1', '::1', 'localhost'];

const ENVIRONMENT = z.object({
  FADU_HTTP_PORT: port(3000),
  FADU_HTTP_HOST: z.string().min(1).default('127.0.0.1'),
  FADU_GRPC_PORT: port(26_500),
  FADU_GRPC_HOST: z
    .string()
    .refine((host) => LOOPBACK.includes(host), {
      message: 'expected 127.0.0.1, ::1 or localhost: whoever reaches the gateway may command the engine',
    })
    .default('127.0.0.1'),
  FADU_DATA_DIR: z.string().min(1).default('./data'),
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
  FADU_CHAIN_KEY: z
    .string()
    .regex(/^[0-9a-f]{64}$/i, 'expected 64 hexadecimal digits')
    .optional(),
});

export interface Config {
  readonly http: { readonly host: string; readonly port: number };
  readonly grpc: { readonly host: string; readonly port: number };
  /** Absolute. */
  readonly dataDir: string;
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
  const given = Object.entries(environment).filter(([name, value]) => name.startsWith('FADU_') && value !== '');
  const parsed = ENVIRONMENT.safeParse(Object.fromEntries(given));
  if (!parsed.success) throw new OperationalError(wrong(parsed.error, environment));
  const values = parsed.data;
  const startMs = values.FADU_CLOCK_START ?? null;
  if (startMs !== null && values.FADU_CLOCK !== 'controlled') {
    throw new OperationalError('FADU_CLOCK_START needs FADU_CLOCK=controlled: the machine’s clock cannot be set');
  }
  return {
    http: { host: values.FADU_HTTP_HOST, port: values.FADU_HTTP_PORT },
    grpc: { host: values.FADU_GRPC_HOST, port: values.FADU_GRPC_PORT },
    dataDir: resolve(values.FADU_DATA_DIR),
    databaseUrl: values.FADU_DATABASE_URL ?? null,
    clock: values.FADU_CLOCK === 'controlled' ? { startMs } : null,
    seedPeople: values.FADU_SEED === 'people',
    logLevel: values.FADU_LOG_LEVEL,
    chainKey: values.FADU_CHAIN_KEY ?? null,
  };
}

/** Values of secrets are not repeated on the terminal. */
const SECRET = new Set(['FADU_CHAIN_KEY', 'FADU_DATABASE_URL']);

function wrong(error: z.ZodError, environment: Readonly<Record<string, string | undefined>>): string {
  const lines = error.issues.map((issue) => {
    const name = String(issue.path[0]);
    const found = SECRET.has(name) ? '' : `, found '${environment[name] ?? ''}'`;
    return `${name}: ${issue.message}${found}`;
  });
  return lines.join('; ');
}
