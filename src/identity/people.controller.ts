import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Database, ROLES, Roles, type Role } from '../platform/index.js';
import { PeopleService } from './people.service.js';
import { oneTimePassword } from './password.js';
import type { Person } from './person.js';
import { CertificateBody, NewPersonBody, PersonBody, PersonView } from './schemas.js';

const RoleQuery = z.object({ role: z.enum(ROLES).optional() });
const CreatedView = z.object({ person: PersonView, oneTimePassword: z.string() });

@ApiTags('people')
@Controller('people')
export class PeopleController {
  constructor(
    private readonly database: Database,
    private readonly people: PeopleService,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Active people, all or those who hold a role.' })
  @ApiQuery({ name: 'role', enum: ROLES, required: false })
  @ApiResponse({ status: 200, standardSchema: z.array(PersonView) })
  list(@Query({ schema: RoleQuery }) { role }: { role?: Role | undefined }): Promise<readonly Person[]> {
    return this.people.list(this.database.reader, role ?? null);
  }

  @Get(':id')
  @ApiOperation({ summary: 'One person.' })
  @ApiResponse({ status: 200, standardSchema: PersonView })
  get(@Param('id') id: string): Promise<Person> {
    return this.people.get(this.database.reader, id);
  }

  @Post()
  @Roles('administrator')
  @ApiOperation({ summary: 'A new person with a one-time password, shown in this answer only.' })
  @ApiResponse({ status: 201, standardSchema: CreatedView })
  async create(
    @Body({ schema: NewPersonBody }) body: z.output<typeof NewPersonBody>,
  ): Promise<{ person: Person; oneTimePassword: string }> {
    const password = oneTimePassword();
    const person = await this.database.write((em) =>
      this.people.create(em, { ...body, password, mustChangePassword: true }),
    );
    return { person, oneTimePassword: password };
  }

  @Put(':id')
  @Roles('administrator')
  @ApiOperation({ summary: 'Name, unit, roles, qualification; active: false ends the access at once.' })
  @ApiResponse({ status: 200, standardSchema: PersonView })
  update(@Param('id') id: string, @Body({ schema: PersonBody }) body: z.output<typeof PersonBody>): Promise<Person> {
    return this.database.write((em) => this.people.update(em, id, body));
  }

  @Post(':id/one-time-password')
  @Roles('administrator')
  @ApiOperation({ summary: 'A new one-time password, shown in this answer only; ends every session of the person.' })
  @ApiResponse({ status: 201, standardSchema: CreatedView })
  async resetPassword(@Param('id') id: string): Promise<{ person: Person; oneTimePassword: string }> {
    const password = oneTimePassword();
    const person = await this.database.write((em) => this.people.resetPassword(em, id, password));
    return { person, oneTimePassword: password };
  }

  @Post(':id/certificates')
  @Roles('administrator')
  @ApiOperation({ summary: 'Puts an enforcement certificate on file.' })
  @ApiResponse({ status: 201, standardSchema: PersonView })
  addCertificate(
    @Param('id') id: string,
    @Body({ schema: CertificateBody }) body: z.output<typeof CertificateBody>,
  ): Promise<Person> {
    return this.database.write((em) => this.people.addCertificate(em, id, body));
  }
}
