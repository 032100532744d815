import { describe, expect, it } from '@jest/globals';
import { configFrom } from './config.js';
import { OperationalError } from './operational-error.js';

describe('configuration', () => {
  it('should need nothing: every variable has a default', () => {
    expect(configFrom({})).toMatchObject({
      http: { host: '127.0.0.1', port: 3000 },
      grpc: { host: '127.0.0.1', port: 26_500 },
      databaseUrl: null,
      clock: null,
    });
  });

  it.each([
    ['FADU_HTTP_PORT', '70000', /FADU_HTTP_PORT: expected a port from 0 to 65535, found '70000'/],
    ['FADU_GRPC_PORT', 'x', /FADU_GRPC_PORT: expected a port/],
    ['FADU_GRPC_HOST', '0.0.0.0', /FADU_GRPC_HOST: expected 127\.0\.0\.1/],
    ['FADU_CLOCK', 'sundial', /FADU_CLOCK: expected system or controlled, found 'sundial'/],
    ['FADU_CLOCK_START', 'yesterday', /FADU_CLOCK_START: expected an instant with its zone/],
    ['FADU_CLOCK_START', '2026-09-07T09:00:00+08:00', /FADU_CLOCK_START needs FADU_CLOCK=controlled/],
    ['FADU_DATABASE_URL', 'mysql://root:secret@db', /^FADU_DATABASE_URL: expected a connection string[^']*$/],
    ['FADU_SEED', 'cases', /FADU_SEED: expected none or people/],
    ['FADU_LOG_LEVEL', 'loud', /FADU_LOG_LEVEL: expected fatal/],
    ['FADU_CHAIN_KEY', 'abc', /^FADU_CHAIN_KEY: expected 64 hexadecimal digits$/],
  ])('should name %s=%s in one line', (name, value, message) => {
    const attempt = (): unknown => configFrom({ [name]: value });
    expect(attempt).toThrow(OperationalError);
    expect(attempt).toThrow(message);
  });

  it('should name every wrong variable at once', () => {
    expect(() => configFrom({ FADU_HTTP_PORT: '-1', FADU_CLOCK: 'no' })).toThrow(/FADU_HTTP_PORT.*; FADU_CLOCK/);
  });

  it('should read a controlled clock with its zone', () => {
    const config = configFrom({ FADU_CLOCK: 'controlled', FADU_CLOCK_START: '2026-09-07T09:00:00+08:00' });
    expect(config.clock).toEqual({ startMs: Date.UTC(2026, 8, 7, 1) });
  });
});
