import { Membership, type Person } from '@hub/identity';
import { ToolError } from '@hub/kit';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, UseGuards } from '@nestjs/common';

import { parseWith } from '../../rest/parse-with.js';
import { CurrentPerson, Roles, SignedInGuard } from '../../sign-in/index.js';
import { Leaving } from '../leaving.js';
import { eraseBody, type EraseBody, erasedItem, leftItem, memberItem, peopleQuery } from './bodies.js';

/** The people of a company: who there is, who leaves, and who is forgotten. */
@Controller('api/v1/admin/people')
@UseGuards(SignedInGuard)
@Roles('company_admin')
export class PeopleController {
  constructor(
    @Inject(Membership) private readonly membership: Membership,
    @Inject(Leaving) private readonly leaving: Leaving,
  ) {}

  @Get()
  async list(@CurrentPerson() admin: Person, @Query() query: unknown) {
    const { limit, ...asked } = parseWith(peopleQuery, query);
    const [found, counts] = await Promise.all([
      this.membership.list(admin, { ...asked, limit: limit + 1 }),
      this.membership.count(admin),
    ]);
    const shown = found.slice(0, limit);
    const next = found.length > limit ? (shown.at(-1)?.id ?? null) : null;
    return { items: shown.map(memberItem), counts, next_after: next };
  }

  @Post(':id/offboard')
  @HttpCode(200)
  async offboard(
    @CurrentPerson() admin: Person,
    @Param('id') id: string,
  ): Promise<ReturnType<typeof leftItem>> {
    const { id: personId } = await this.membership.find(admin.companyId, idOf(id));
    return leftItem(await this.leaving.offboard(admin, admin.companyId, personId));
  }

  @Post(':id/readmit')
  @HttpCode(204)
  async readmit(@CurrentPerson() admin: Person, @Param('id') id: string): Promise<void> {
    await this.membership.readmit(admin, (await this.membership.find(admin.companyId, idOf(id))).id);
  }

  @Post(':id/erase')
  @HttpCode(200)
  async erase(
    @CurrentPerson() admin: Person,
    @Param('id') id: string,
    @Body({ schema: eraseBody }) { confirm }: EraseBody,
  ): Promise<ReturnType<typeof erasedItem>> {
    const member = await this.membership.find(admin.companyId, idOf(id));
    if (confirm.trim().toLowerCase() !== member.email)
      throw new ToolError('invalid_input', 'confirm: Must be the e-mail address of this person', {
        problems: [{ field: 'confirm', problem: 'Must be the e-mail address of this person' }],
      });
    return erasedItem(await this.leaving.erase(admin, admin.companyId, member.id));
  }
}

// An address in the place of an id is as foreign as an unknown id; the nil one belongs to nobody.
const idOf = (text: string): string =>
  /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text) ? text : '00000000-0000-0000-0000-000000000000';
