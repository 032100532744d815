import { z } from 'zod';
import { InstantSchema } from '../platform/index.js';

/** Answers of the endpoints about the service itself. */
export const ClockSchema = z.object({ now: InstantSchema, controlled: z.boolean(), ticking: z.boolean() });
export const MetaSchema = z.object({
  version: z.string(),
  demo: z.boolean(),
  people: z.array(
    z.object({ username: z.string(), name: z.string(), roles: z.array(z.string()), password: z.string() }),
  ),
  clock: ClockSchema,
});
export const HealthSchema = z.object({ status: z.literal('ok') });
