import { describe, expect, it } from '@jest/globals';
import { framed, MessageReader } from './message-reader.js';

const texts = (messages: readonly { bytes: Buffer }[]) => messages.map(({ bytes }) => bytes.toString());

describe('messages on a stream', () => {
  it('are the same however the bytes are cut into pieces', () => {
    const bytes = Buffer.concat(['one', '', 'three'].map((text) => framed(Buffer.from(text))));
    for (let size = 1; size <= bytes.length; size++) {
      const reader = new MessageReader(100);
      const found: string[] = [];
      for (let at = 0; at < bytes.length; at += size) found.push(...texts(reader.push(bytes.subarray(at, at + size))));
      expect(found).toEqual(['one', '', 'three']);
    }
  });

  it('say whether they are compressed', () => {
    const frame = framed(Buffer.from('x'));
    frame[0] = 1;
    expect(new MessageReader(100).push(frame)).toEqual([{ compressed: true, bytes: Buffer.from('x') }]);
  });

  it('are refused by what they say of their length, before they come', () => {
    const header = framed(Buffer.alloc(101)).subarray(0, 5);
    expect(() => new MessageReader(100).push(header)).toThrow('Received message larger than max (101 vs 100)');
  });
});
