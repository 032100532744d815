import type { Finding, LocalText } from '../../../model/index.js';

/** Why an input cannot be proved at all: where, and what was expected there. */
export interface Complaint {
  readonly file: string;
  /** 1 = first; null: the whole file. */
  readonly line: number | null;
  readonly elementId: string | null;
  readonly message: LocalText;
}

export function complaint(file: string, zh: string, en: string): Complaint {
  return { file, line: null, elementId: null, message: { zh, en } };
}

/** What the parser says of a file, with the line of the element in its text. */
export function complaintOf(file: string, text: string, { elementId, message, remedy }: Finding): Complaint {
  const told = (part: 'zh' | 'en'): string => `${message[part]} ${remedy[part]}`.trim();
  return { file, line: lineOf(text, elementId, message.en), elementId, message: { zh: told('zh'), en: told('en') } };
}

/** `file:line element: message`, on one line. */
export function complaintText({ file, line, elementId, message }: Complaint): string {
  const place = `${file}${line === null ? '' : `:${line}`}${elementId === null ? '' : ` ${elementId}`}`;
  return `${place}: ${message.en} ${message.zh}`.replace(/\s+/g, ' ');
}

function lineOf(text: string, elementId: string | null, message: string): number | null {
  const told = /^Line (\d+)/.exec(message)?.[1];
  if (told !== undefined) return Number(told);
  if (elementId === null) return null;
  const at = text.indexOf(`id="${elementId}"`);
  return at < 0 ? null : text.slice(0, at).split('\n').length;
}
