import { createParamDecorator, SetMetadata } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import type { Role } from './roles.js';

/** The signed-in person on whose behalf a request runs. */
export interface Actor {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly roles: readonly Role[];
}

/** Injects the actor that the session guard put on the request. */
export const CurrentActor = createParamDecorator(
  (_: unknown, context: ExecutionContext): Actor => context.switchToHttp().getRequest<{ actor: Actor }>().actor,
);

export const ROLES_KEY = 'fadu:roles';
/** Only people holding one of the roles may call the route. */
export const Roles = (...roles: Role[]) => SetMetadata(ROLES_KEY, roles);

export const PUBLIC_KEY = 'fadu:public';
/** The route needs no sign-in. */
export const Public = () => SetMetadata(PUBLIC_KEY, true);
