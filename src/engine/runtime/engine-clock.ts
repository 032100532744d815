import type { Clock } from '../../protocol/index.js';

/** A controlled clock stands still at `nowMs` (epoch ms), or goes on from there with the machine when `ticking`. */
export interface ControlledTime {
  readonly nowMs: number;
  readonly ticking: boolean;
}
export type ClockSetting = { readonly kind: 'system' } | ({ readonly kind: 'controlled' } & ControlledTime);

/** The time of the engine's steps. */
export class EngineClock implements Clock {
  private base: { readonly nowMs: number; readonly setAtMs: number; readonly ticking: boolean } | null = null;

  constructor(setting: ClockSetting) {
    if (setting.kind === 'controlled') this.control(setting);
  }

  get controlled(): boolean {
    return this.base !== null;
  }

  nowMs(): number {
    if (this.base === null) return Date.now();
    // Not Date.now(): a controlled clock must not jump when somebody sets the machine's.
    const passedMs = this.base.ticking ? Math.floor(performance.now() - this.base.setAtMs) : 0;
    return this.base.nowMs + passedMs;
  }

  control({ nowMs, ticking }: ControlledTime): void {
    this.base = { nowMs, ticking, setAtMs: performance.now() };
  }

  /** Milliseconds of real time until the clock shows `dueMs`, 0 when it already does, null when it stands still before it. */
  msUntil(dueMs: number): number | null {
    const leftMs = Math.max(0, dueMs - this.nowMs());
    return leftMs > 0 && this.base?.ticking === false ? null : leftMs;
  }
}
