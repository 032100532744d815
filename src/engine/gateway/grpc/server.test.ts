import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { connect, constants, type ClientHttp2Session, type ClientHttp2Stream } from 'node:http2';
import { connect as connectSocket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { GrpcServer, status, type Answer, type Caller, type Route } from './index.js';
import { framed } from './message-reader.js';

const BYTES_MAX = 1_000;
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString();

let server: GrpcServer;
let client: ClientHttp2Session;
let port: number;
/** Calls that `/test.Echo/Wait` has got and not answered. */
let waiting: { readonly caller: Caller; readonly answer: Answer }[];

beforeEach(async () => {
  waiting = [];
  const route = (name: string, serve: Route['serve']): Route => ({
    path: `/test.Echo/${name}`,
    requestDeserialize(bytes) {
      if (text(bytes) === 'garbage') throw new Error('not a message');
      return { text: text(bytes) };
    },
    responseSerialize: (message) => Buffer.from((message as { text: string }).text),
    serve,
  });
  server = new GrpcServer({
    messageBytesMax: BYTES_MAX,
    routes: [
      route('Once', (request, _, answer) => answer.sendLast(request)),
      route('Twice', (request, _, answer) => (answer.send(request), answer.send(request), answer.end())),
      route('Fail', (_, __, answer) => answer.fail({ code: status.NOT_FOUND, details: 'no 案件 100% \ud800' })),
      route('Wait', (_, caller, answer) => void waiting.push({ caller, answer })),
    ],
  });
  port = await server.listen('127.0.0.1', 0);
  client = connect(`http://127.0.0.1:${port}`);
});
afterEach(async () => {
  client.destroy();
  await server.close();
});

function open(name: string, headers: object = {}): ClientHttp2Stream {
  const fixed = {
    ':method': 'POST',
    ':path': `/test.Echo/${name}`,
    'content-type': 'application/grpc',
    te: 'trailers',
  };
  return client.request({ ...fixed, ...headers });
}

interface Heard {
  readonly http: unknown;
  readonly status: unknown;
  readonly message: unknown;
  readonly bytes: string;
}

async function heard(stream: ClientHttp2Stream): Promise<Heard> {
  let all: Record<string, unknown> = {};
  const pieces: Buffer[] = [];
  stream.on('response', (headers) => (all = { ...headers, ...all }));
  stream.on('trailers', (headers) => (all = { ...all, ...headers }));
  stream.on('data', (piece: Buffer) => pieces.push(piece));
  stream.on('error', () => undefined);
  await once(stream, 'close');
  const bytes = Buffer.concat(pieces).toString();
  return { http: all[':status'], status: all['grpc-status'], message: all['grpc-message'], bytes };
}

async function call(name: string, body: Uint8Array, headers?: object): Promise<Heard> {
  const stream = open(name, headers);
  stream.end(body);
  return heard(stream);
}

const hello = framed(Buffer.from('hello'));

describe('a call', () => {
  it('is answered with one message or several, and its status after them', async () => {
    expect(await call('Once', hello)).toMatchObject({ http: 200, status: '0', bytes: hello.toString() });
    expect(await call('Twice', hello)).toMatchObject({ status: '0', bytes: `${hello}${hello}` });
  });

  it('may come compressed', async () => {
    const packed = framed(gzipSync('hello'));
    packed[0] = 1;
    const answer = await call('Once', packed, { 'grpc-encoding': 'gzip' });
    expect(answer).toMatchObject({ status: '0', bytes: hello.toString() });
  });

  it('that fails has a status with a text in any script', async () => {
    const { status: code, message } = await call('Fail', hello);
    expect([code, decodeURIComponent(String(message))]).toEqual(['5', 'no 案件 100% \ufffd']);
  });

  it('is over when its time is, and whoever serves it hears that', async () => {
    expect(await call('Wait', hello, { 'grpc-timeout': '20m' })).toMatchObject({ status: '4' });
    expect(waiting[0]!.caller).toMatchObject({ gone: true, signal: { aborted: true } });
    expect(waiting[0]!.answer.send({ text: 'late' })).toBe(false);
  });

  it('is over when the caller resets it, and whoever serves it hears that', async () => {
    const stream = open('Wait');
    stream.end(hello);
    while (waiting.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    const { caller, answer } = waiting[0]!;
    const left = once(caller.signal, 'abort');
    stream.close(constants.NGHTTP2_CANCEL);
    await left;
    expect([caller.gone, answer.send({ text: 'late' })]).toEqual([true, false]);
  });

  it('does not abort once it was answered', async () => {
    const stream = open('Wait');
    stream.end(hello);
    while (waiting.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    waiting[0]!.answer.sendLast({ text: 'done' });
    await heard(stream);
    expect(waiting[0]!.caller.gone).toBe(false);
  });
});

describe('what is no call', () => {
  const packedWrongly = framed(Buffer.from('hello'));
  packedWrongly[0] = 1;
  const tooLargeUnpacked = framed(gzipSync(Buffer.alloc(BYTES_MAX + 1)));
  tooLargeUnpacked[0] = 1;
  it.each<[what: string, name: string, body: Uint8Array, headers: object, status: string]>([
    ['an unknown method', 'Nothing', hello, {}, '12'],
    ['no message', 'Once', Buffer.alloc(0), {}, '12'],
    ['half a message', 'Once', hello.subarray(0, 7), {}, '12'],
    ['two messages', 'Once', Buffer.concat([hello, hello]), {}, '12'],
    ['an unknown compression', 'Once', packedWrongly, { 'grpc-encoding': 'br' }, '12'],
    ['damaged compression', 'Once', packedWrongly, { 'grpc-encoding': 'gzip' }, '13'],
    ['more than it says, once unpacked', 'Once', tooLargeUnpacked, { 'grpc-encoding': 'gzip' }, '8'],
    ['a message that is too long', 'Once', framed(Buffer.alloc(BYTES_MAX + 1)), {}, '8'],
    ['garbage as a message', 'Once', framed(Buffer.from('garbage')), {}, '13'],
    ['no time', 'Wait', hello, { 'grpc-timeout': 'soon' }, '13'],
  ])('is refused: %s', async (_, name, body, headers, code) => {
    expect(await call(name, body, headers)).toMatchObject({ status: code, bytes: '' });
    expect(await call('Once', hello)).toMatchObject({ status: '0' });
  });

  it('is refused: a page of a browser', async () => {
    expect(await call('Once', hello, { 'content-type': 'text/html' })).toMatchObject({ http: 415 });
  });

  it('ends its own connection alone', async () => {
    const socket = connectSocket(port, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.end('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
    socket.resume();
    await once(socket, 'close');
    expect(await call('Once', hello)).toMatchObject({ status: '0' });
  });
});

describe('a server that closes', () => {
  it('lets open calls be answered, and takes no new ones', async () => {
    const stream = open('Wait');
    stream.end(hello);
    while (waiting.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    const closed = server.close();
    waiting[0]!.answer.sendLast({ text: 'hello' });
    expect(await heard(stream)).toMatchObject({ status: '0', bytes: hello.toString() });
    await closed;
  });

  it('can be cut off from calls that are never answered', async () => {
    const stream = open('Wait');
    stream.on('error', () => undefined);
    client.on('error', () => undefined);
    stream.end(hello);
    while (waiting.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    const left = once(waiting[0]!.caller.signal, 'abort');
    const closed = server.close();
    server.cut();
    await closed;
    await left;
    expect(waiting[0]!.caller.gone).toBe(true);
  });
});
