import { ApiKeys, type Person } from '@hub/identity';
import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, UseGuards } from '@nestjs/common';

import { CurrentPerson, SignedInGuard } from '../sign-in/index.js';
import { keyItem, newKeyBody, type NewKeyBody } from './key-bodies.js';

/** API keys of the person who is signed in. A key cannot make keys: only a browser session gets here. */
@Controller('api/v1/keys')
@UseGuards(SignedInGuard)
export class KeysController {
  constructor(@Inject(ApiKeys) private readonly keys: ApiKeys) {}

  @Get()
  async list(@CurrentPerson() person: Person): Promise<{ items: ReturnType<typeof keyItem>[] }> {
    const keys = await this.keys.list(person);
    return { items: keys.map(keyItem) };
  }

  @Post()
  async create(
    @CurrentPerson() person: Person,
    @Body({ schema: newKeyBody }) { name, kind, skills, expires_at: expiry }: NewKeyBody,
  ): Promise<{ id: string; key: string }> {
    const expiresAt = expiry === undefined ? undefined : new Date(expiry);
    return this.keys.create(person, { name, kind, skills, expiresAt });
  }

  @Delete(':id')
  @HttpCode(204)
  async revoke(@CurrentPerson() person: Person, @Param('id') id: string): Promise<void> {
    await this.keys.revoke(person, id);
  }

  @Post(':id/grant')
  @HttpCode(204)
  async grant(@CurrentPerson() person: Person, @Param('id') id: string): Promise<void> {
    await this.keys.grant(person, id);
  }

  @Delete(':id/grant')
  @HttpCode(204)
  async withdraw(@CurrentPerson() person: Person, @Param('id') id: string): Promise<void> {
    await this.keys.withdraw(person, id);
  }
}
