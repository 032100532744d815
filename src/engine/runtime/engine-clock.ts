import type { Clock } from '../../protocol/index.js';

/** A controlled clock stands still at `nowMs` (epoch ms), or goes on from there with the machine when `ticking`. */
export interface ControlledTime {
  readonly nowMs: number;
  readonly ticking: boolean;
}
export type ClockSetting = { readonly kind: 'system' } | ({ readonly kind: 'controlled' } & ControlledTime);

/** A machine's clock that goes back by less than this is being adjusted: time stands still until it is there again, ms. */
const ADJUSTMENT_MS_MAX = 5_000;

/** The time of the engine's steps. It never goes back, unless the machine's clock was set back by more than an adjustment. */
export class EngineClock implements Clock {
  private latestMs = -Infinity;
  private tellSetBack: (ms: number) => void = () => undefined;
  private base: { readonly nowMs: number; readonly setAtMs: number; readonly ticking: boolean } | null = null;

  constructor(setting: ClockSetting) {
    if (setting.kind === 'controlled') this.control(setting);
  }

  get controlled(): boolean {
    return this.base !== null;
  }

  nowMs(): number {
    if (this.base === null) return this.machineMs();
    // Not Date.now(): a controlled clock must not jump when somebody sets the machine's.
    const passedMs = this.base.ticking ? Math.floor(performance.now() - this.base.setAtMs) : 0;
    return this.base.nowMs + passedMs;
  }

  /** `listener` hears by how much the machine's clock was set back. */
  onSetBack(listener: (ms: number) => void): void {
    this.tellSetBack = listener;
  }

  control({ nowMs, ticking }: ControlledTime): void {
    this.base = { nowMs, ticking, setAtMs: performance.now() };
  }

  /** Milliseconds of real time until the clock shows `dueMs`, 0 when it already does, null when it stands still before it. */
  msUntil(dueMs: number): number | null {
    const leftMs = Math.max(0, dueMs - this.nowMs());
    return leftMs > 0 && this.base?.ticking === false ? null : leftMs;
  }

  private machineMs(): number {
    const nowMs = Date.now();
    const backMs = this.latestMs - nowMs;
    if (backMs > 0 && backMs <= ADJUSTMENT_MS_MAX) return this.latestMs;
    if (backMs > 0) this.tellSetBack(backMs);
    this.latestMs = nowMs;
    return nowMs;
  }
}
