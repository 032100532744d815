import { localDateOf } from '../law/calendar/local-date.js';
import type { LocalDate } from '../law/calendar/local-date.js';
import type { Clock } from '../protocol/clock.js';

/** Injection token of the service's one clock. */
export const CLOCK = Symbol('CLOCK');

/** The day it is in Asia/Shanghai by this clock. */
export function today(clock: Clock): LocalDate {
  return localDateOf(clock.nowMs());
}

/** Where a controlled clock stands: its time, and whether it goes on by itself from there. */
export interface ClockSetting {
  readonly nowMs: number;
  readonly ticking: boolean;
}

/**
 * The clock of the service: the system's, or a controlled one that stands where it was set and, when ticking, goes on
 * from there with real time. `wall` is real time; tests hand in their own.
 */
export class ServiceClock implements Clock {
  private setting: (ClockSetting & { readonly setAtMs: number }) | null = null;

  constructor(
    setting: ClockSetting | null,
    private readonly wall: () => number = () => Date.now(),
  ) {
    if (setting !== null) this.set(setting);
  }

  get controlled(): boolean {
    return this.setting !== null;
  }

  get ticking(): boolean {
    return this.setting?.ticking ?? true;
  }

  nowMs(): number {
    if (this.setting === null) return this.wall();
    return this.setting.ticking ? this.setting.nowMs + (this.wall() - this.setting.setAtMs) : this.setting.nowMs;
  }

  /** Makes the clock a controlled one that stands at `nowMs`. */
  set({ nowMs, ticking }: ClockSetting): void {
    this.setting = { nowMs, ticking, setAtMs: this.wall() };
  }
}
