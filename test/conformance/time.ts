export const WEEK_MS = 7 * 86_400_000;
/** Monday 2031-01-06T00:00:00Z; every scenario begins on a Monday at midnight. */
export const START_MS = Date.UTC(2031, 0, 6);
