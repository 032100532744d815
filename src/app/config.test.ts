import { describe, expect, it } from '@jest/globals';
import { configFrom } from './config.js';
import { OperationalError } from './operational-error.js';

describe('configuration', () => {
  it('should need nothing: every variable has a default', () => {
    expect(configFrom({})).toMatchObject({
      cluster: null,
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
    ['FADU_ENGINE', 'steam', /FADU_ENGINE: expected embedded or cluster, found 'steam'/],
    ['FADU_ENGINE', 'cluster', /FADU_ENGINE=cluster needs ZEEBE_ADDRESS/],
    ['ZEEBE_ADDRESS', 'a b', /ZEEBE_ADDRESS: expected the gateway of a cluster/],
    ['FADU_RECORDS_PASSWORD', 'short', /^FADU_RECORDS_PASSWORD: expected at least 12 characters$/],
    ['FADU_EXPORTER_URL', 'elastic:9200', /FADU_EXPORTER_URL: expected a URL/],
    ['FADU_CHAIN_KEY', 'abc', /^FADU_CHAIN_KEY: expected 64 hexadecimal digits$/],
  ])('should name %s=%s in one line', (name, value, message) => {
    const attempt = (): unknown => configFrom({ [name]: value });
    expect(attempt).toThrow(OperationalError);
    expect(attempt).toThrow(message);
  });

  it('should open the gateway to others only with credentials, of one kind and whole', () => {
    const open = { FADU_GRPC_HOST: '0.0.0.0' };
    expect(configFrom({ ...open, FADU_GRPC_TOKEN: 'secret' }).grpc).toEqual({
      host: '0.0.0.0',
      port: 26_500,
      auth: { kind: 'bearer', token: 'secret' },
    });
    const basic = { FADU_GRPC_USERNAME: 'worker', FADU_GRPC_PASSWORD: 'secret' };
    const tls = { FADU_GRPC_TLS_CERT: 'c.pem', FADU_GRPC_TLS_KEY: 'k.pem' };
    expect(configFrom({ ...open, ...basic, ...tls }).grpc).toMatchObject({
      auth: { kind: 'basic', username: 'worker', password: 'secret' },
      tls: { certificateFile: 'c.pem', keyFile: 'k.pem' },
    });
    expect(() => configFrom({ ...basic, FADU_GRPC_TOKEN: 'x' })).toThrow(/either a token or a user/);
    expect(() => configFrom({ FADU_GRPC_PASSWORD: 'x' })).toThrow(/FADU_GRPC_USERNAME and FADU_GRPC_PASSWORD/);
    expect(() => configFrom({ FADU_GRPC_TLS_CERT: 'c.pem' })).toThrow(/expected both or neither/);
  });

  it('should name every wrong variable at once', () => {
    expect(() => configFrom({ FADU_HTTP_PORT: '-1', FADU_CLOCK: 'no' })).toThrow(/FADU_HTTP_PORT.*; FADU_CLOCK/);
  });

  it('should read a cluster, and what it needs', () => {
    const environment = { FADU_ENGINE: 'cluster', ZEEBE_ADDRESS: 'zeebe:26500' };
    expect(() => configFrom(environment)).toThrow(/needs FADU_RECORDS_PASSWORD/);
    const cluster = { ...environment, FADU_RECORDS_PASSWORD: 'twelve-letters' };
    expect(configFrom(cluster).cluster).toEqual({
      gateway: 'zeebe:26500',
      records: { host: '127.0.0.1', port: 9280, username: 'zeebe', password: 'twelve-letters' },
      managementUrl: null,
    });
    expect(() => configFrom({ ...cluster, FADU_CLOCK: 'controlled' })).toThrow(/needs FADU_ZEEBE_MANAGEMENT_URL/);
  });

  it('should read where records go, with both user and password or neither', () => {
    const url = { FADU_EXPORTER_URL: 'http://127.0.0.1:9200' };
    expect(configFrom(url).exporter).toEqual({ url: 'http://127.0.0.1:9200', credentials: null });
    const credentials = { username: 'zeebe', password: 'secret' };
    const named = { ...url, FADU_EXPORTER_USERNAME: 'zeebe', FADU_EXPORTER_PASSWORD: 'secret' };
    expect(configFrom(named).exporter).toEqual({ url: 'http://127.0.0.1:9200', credentials });
    expect(() => configFrom({ ...url, FADU_EXPORTER_USERNAME: 'zeebe' })).toThrow(/expected both or neither/);
  });

  it('should refuse what a cluster makes pointless, without repeating a secret', () => {
    const cluster = { FADU_ENGINE: 'cluster', ZEEBE_ADDRESS: 'zeebe:26500', FADU_RECORDS_PASSWORD: 'twelve-letters' };
    expect(() => configFrom({ ...cluster, FADU_GRPC_PORT: '26500' })).toThrow(
      /FADU_GRPC_PORT: expected nothing .*'26500'/,
    );
    expect(() => configFrom({ ...cluster, FADU_EXPORTER_PASSWORD: 'hush' })).toThrow(
      /^(?!.*hush).*FADU_EXPORTER_PASSWORD/,
    );
  });

  it('should read a controlled clock with its zone', () => {
    const config = configFrom({ FADU_CLOCK: 'controlled', FADU_CLOCK_START: '2026-09-07T09:00:00+08:00' });
    expect(config.clock).toEqual({ startMs: Date.UTC(2026, 8, 7, 1) });
  });
});
