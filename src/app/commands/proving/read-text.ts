import { readFile, stat } from 'node:fs/promises';
import { complaint, type Complaint } from './complaint.js';

/** Far above what any parser here accepts: a file beyond it is not even read. */
const BYTES_MAX = 8_000_000;

export type TextResult =
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly complaint: Complaint };

/** The text of the file, or why there is none. Never throws. */
export async function readText(file: string): Promise<TextResult> {
  try {
    const { size } = await stat(file);
    if (size > BYTES_MAX) return tooLarge(file, size);
    return { ok: true, text: await readFile(file, 'utf8') };
  } catch (error) {
    const cause = (error as NodeJS.ErrnoException).code ?? String(error);
    return { ok: false, complaint: complaint(file, `无法读取文件（${cause}）。`, `cannot read the file (${cause}).`) };
  }
}

function tooLarge(file: string, size: number): TextResult {
  return {
    ok: false,
    complaint: complaint(
      file,
      `文件有 ${size} 字节，超过上限 ${BYTES_MAX}。`,
      `expected at most ${BYTES_MAX} bytes, found ${size}.`,
    ),
  };
}
