/** As deep as the real gateway reads JSON; what is deeper could overflow the stack of whoever writes it again. */
export const NESTING_MAX = 1_000;

/** True when lists and objects of the JSON text are nested deeper than that. The text need not be valid. */
export function isNestedTooDeep(text: string): boolean {
  // Opening and closing takes two characters.
  if (text.length <= 2 * NESTING_MAX) return false;
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === QUOTE) i = endOfString(text, i);
    else if (code === BRACKET || code === BRACE) depth += 1;
    else if (code === BRACKET + 2 || code === BRACE + 2) depth -= 1;
    if (depth > NESTING_MAX) return true;
  }
  return false;
}

const QUOTE = 0x22;
/** Closing ones have the code after next. */
const BRACKET = 0x5b;
const BRACE = 0x7b;

/** Index of the quote that ends the string which begins at `start`; the text's length when none does. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let escapes = 0;
    while (text[end - 1 - escapes] === '\\') escapes += 1;
    if (escapes % 2 === 0) return end;
  }
  return text.length;
}
