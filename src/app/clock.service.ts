import { Inject, Injectable } from '@nestjs/common';
import { Projector, Settlement } from '../orchestration/index.js';
import { Problem, ServiceClock } from '../platform/index.js';
import type { ClockSetting } from '../platform/index.js';

export interface ClockView {
  /** ISO 8601. */
  readonly now: string;
  readonly controlled: boolean;
  readonly ticking: boolean;
}

/** Sets the engine's clock; everything due by then has happened when it resolves. */
export const ENGINE_CLOCK = Symbol('ENGINE_CLOCK');
export type SetEngineClock = (setting: ClockSetting) => Promise<void>;

export const CLOCK_FILE = Symbol('CLOCK_FILE');

/** The one clock of service and engine. */
@Injectable()
export class ClockService {
  constructor(
    private readonly clock: ServiceClock,
    private readonly projector: Projector,
    private readonly settlement: Settlement,
    @Inject(ENGINE_CLOCK) private readonly setEngineClock: SetEngineClock,
    @Inject(CLOCK_FILE) private readonly store: { write(setting: ClockSetting): void },
  ) {}

  view(): ClockView {
    const { controlled, ticking } = this.clock;
    return { now: new Date(this.clock.nowMs()).toISOString(), controlled, ticking };
  }

  /**
   * Service and engine show the time, what fell due has happened, and its tasks are there. 409 `clock-not-controlled` on
   * the machine's clock, `clock-backwards` for a time before now: records never go back.
   */
  async set(setting: ClockSetting): Promise<ClockView> {
    if (!this.clock.controlled) throw notControlled();
    if (setting.nowMs < this.clock.nowMs()) throw backwards(this.view());
    // What was accepted before the clock moved has happened before it moved.
    await this.settlement.settled(null);
    this.store.write(setting);
    this.clock.set(setting);
    await this.setEngineClock(setting);
    await this.projector.caughtUp();
    return this.view();
  }
}

function notControlled(): Problem {
  return Problem.conflict('clock-not-controlled', {
    zh: '服务使用系统时钟，不能设置时间（FADU_CLOCK=controlled 时才可以）',
    en: 'the service runs on the machine’s clock: only FADU_CLOCK=controlled lets it be set',
  });
}

function backwards({ now }: ClockView): Problem {
  return Problem.conflict('clock-backwards', {
    zh: `时间不能倒退，现在是 ${now}`,
    en: `time cannot go back: it is ${now}`,
  });
}
