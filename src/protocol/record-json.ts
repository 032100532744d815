import type { ZeebeRecord } from './records.js';

/** Objects whose names are the users' own: nothing in them is one of the engine's keys. */
const OPAQUE = new Set(['variables', 'customHeaders']);
/** Ends like a key and is text of the user's. */
const NO_KEY = 'correlationKey';

/**
 * The record in an exporter's JSON text, with its keys as strings. Exporters write keys as 64-bit numbers, which
 * `JSON.parse` rounds above 2^53. Throws `SyntaxError` on malformed JSON.
 */
export function recordOfExport(json: string): ZeebeRecord {
  return JSON.parse(withTextKeys(json)) as ZeebeRecord;
}

/** The JSON text with every key as a string, digit by digit as it was; all else unchanged. */
export function withTextKeys(json: string): string {
  return rewritten(json, (token) => (/^-?\d+$/.test(token) ? `"${token}"` : token));
}

/** The JSON text with every key as a number, as Zeebe's exporters write it; the inverse of `withTextKeys`. */
export function withNumericKeys(json: string): string {
  return rewritten(json, (token) => (/^"-?\d+"$/.test(token) ? token.slice(1, -1) : token));
}

interface Container {
  readonly isObject: boolean;
  readonly opaque: boolean;
  /** In an object the name just read; in a list the name of the list. */
  name: string;
}

/** Copies the text and hands each scalar that stands for a key to `change`. */
function rewritten(json: string, change: (token: string) => string): string {
  const pieces: string[] = [];
  const open: Container[] = [];
  let copied = 0;
  let at = 0;
  while (at < json.length) {
    const character = json.charCodeAt(at);
    if (character === BRACE_OPEN || character === BRACKET_OPEN) {
      open.push(opened(open.at(-1), character === BRACE_OPEN));
      at += 1;
    } else if (character === BRACE_CLOSE || character === BRACKET_CLOSE) {
      open.pop();
      at += 1;
    } else if (isScalarStart(character)) {
      const end = character === QUOTE ? endOfString(json, at) : endOfNumber(json, at);
      const inside = open.at(-1);
      if (inside?.isObject && character === QUOTE && isName(json, end)) {
        inside.name = json.slice(at + 1, end - 1);
      } else if (inside && !inside.opaque && isKey(inside.name)) {
        pieces.push(json.slice(copied, at), change(json.slice(at, end)));
        copied = end;
      }
      at = end;
    } else {
      at += 1;
    }
  }
  pieces.push(json.slice(copied));
  return pieces.join('');
}

function opened(outer: Container | undefined, isObject: boolean): Container {
  const name = outer?.name ?? '';
  return { isObject, opaque: (outer?.opaque ?? false) || OPAQUE.has(name), name: isObject ? '' : name };
}

function isKey(name: string): boolean {
  return name !== NO_KEY && /(?:^k|K)eys?$/.test(name);
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;
const MINUS = 0x2d;
const BRACE_OPEN = 0x7b;
const BRACE_CLOSE = 0x7d;
const BRACKET_OPEN = 0x5b;
const BRACKET_CLOSE = 0x5d;

function isScalarStart(character: number): boolean {
  return character === QUOTE || character === MINUS || (character >= 0x30 && character <= 0x39);
}

/** Past the closing quote, or the end of the text. */
function endOfString(json: string, start: number): number {
  let at = start + 1;
  for (;;) {
    const quote = json.indexOf('"', at);
    if (quote === -1) return json.length;
    let slashes = 0;
    while (json.charCodeAt(quote - 1 - slashes) === BACKSLASH) slashes += 1;
    at = quote + 1;
    if (slashes % 2 === 0) return at;
  }
}

function endOfNumber(json: string, start: number): number {
  const number = /[-+.\deE]+/y;
  number.lastIndex = start;
  return number.test(json) ? number.lastIndex : start + 1;
}

/** Whether a colon follows: the string just read is a member's name. */
function isName(json: string, after: number): boolean {
  let at = after;
  while (json.charCodeAt(at) <= 0x20) at += 1;
  return json.charCodeAt(at) === COLON;
}
