import { Body, Controller, Delete, Get, HttpCode, Post, Put, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { z } from 'zod';
import { Public } from '../platform/index.js';
import { SESSION_COOKIE } from './credentials.js';
import { AllowOneTimePassword, type SignedInRequest } from './guards.js';
import type { Person } from './person.js';
import { PasswordBody, PersonView, SignInBody } from './schemas.js';
import { SESSION_HOURS, SessionService, type SignedIn } from './session.service.js';

const SessionView = z.object({ person: PersonView });
const SignedInView = z.object({ person: PersonView, token: z.string() });

@ApiTags('session')
@AllowOneTimePassword()
@Controller('session')
export class SessionController {
  constructor(private readonly sessions: SessionService) {}

  @Post()
  @Public()
  @HttpCode(200)
  @ApiOperation({ summary: 'Sign in. Sets the session cookie and returns a bearer token. 401 wrong, 429 wait.' })
  @ApiResponse({ status: 200, standardSchema: SignedInView })
  async signIn(
    @Body({ schema: SignInBody }) { username, password }: z.output<typeof SignInBody>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SignedIn> {
    const signedIn = await this.sessions.signIn(username, password);
    response.cookie(SESSION_COOKIE, signedIn.token, {
      httpOnly: true,
      sameSite: 'strict',
      path: '/',
      maxAge: SESSION_HOURS * 3_600_000,
    });
    return signedIn;
  }

  @Get()
  @ApiOperation({ summary: 'The signed-in person.' })
  @ApiResponse({ status: 200, standardSchema: SessionView })
  current(@Req() { person }: SignedInRequest): { person: Person } {
    return { person };
  }

  @Delete()
  @HttpCode(204)
  @ApiOperation({ summary: 'Sign out.' })
  async signOut(
    @Req() { sessionToken }: SignedInRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    await this.sessions.signOut(sessionToken);
    response.clearCookie(SESSION_COOKIE, { path: '/' });
  }

  @Put('password')
  @ApiOperation({ summary: 'Choose another password; ends every other session of the person.' })
  @ApiResponse({ status: 200, standardSchema: SessionView })
  async changePassword(
    @Req() { person, sessionToken }: SignedInRequest,
    @Body({ schema: PasswordBody }) { current, next }: z.output<typeof PasswordBody>,
  ): Promise<{ person: Person }> {
    return { person: await this.sessions.changePassword(person, sessionToken, current, next) };
  }
}
