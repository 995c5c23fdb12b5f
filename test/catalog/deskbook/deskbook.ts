import type { IncomingMessage } from 'node:http';

import { StandIn, type Spoil } from '../../../libs/connections/src/test-support/stand-in.js';

interface Desk {
  readonly id: string;
  readonly name: string;
  readonly floor: number;
}

interface Booking {
  readonly id: string;
  readonly desk: Desk;
  readonly day: string;
  readonly by: string;
}

const desks: readonly Desk[] = Array.from({ length: 12 }, (_, index) => ({
  id: `d-${index + 1}`,
  name: `Desk ${index + 1}`,
  floor: 1 + (index % 2),
}));

/** Deskbook at the wire, the service of docs/integrations.md: a strict OAuth server, desks on two floors, bookings that last. */
export class Deskbook {
  readonly oauth = new StandIn();
  readonly bookings = new Map<string, Booking>();
  /** How many of the next bookings are made and then not answered. */
  repliesToLose = 0;

  async open(): Promise<string> {
    this.oauth.api = (request, login) => this.answer(request, login);
    await this.oauth.open();
    return this.oauth.url;
  }

  private answer(request: IncomingMessage, login: string): Spoil {
    const { pathname, searchParams } = new URL(request.url ?? '', this.oauth.url);
    if (pathname === '/v1/me') return said(200, { id: `u-${login}`, email: `${login}@northwind.example` });
    if (pathname === '/v1/desks') return this.free(searchParams);
    const [, desk, booking] = /^\/v1\/desks\/([^/]+)\/bookings\/([^/]+)$/.exec(pathname) ?? [];
    const day = searchParams.get('day');
    const place = desks.find(({ id }) => id === desk);
    if (!place || !booking || !day) return said(404, { reason: 'no such desk' });
    return this.book({ id: booking, desk: place, day, by: login });
  }

  private free(query: URLSearchParams): Spoil {
    const [floor, day] = [query.get('floor'), query.get('day') ?? '2026-11-30'];
    const free = desks.filter(
      (desk) => (floor === null || desk.floor === Number(floor)) && !this.bookingOf(desk, day),
    );
    if (floor !== null && desks.every((desk) => desk.floor !== Number(floor))) return said(404, {});
    const [page, limit] = [Number(query.get('page')), Number(query.get('limit'))];
    const rows = free.slice((page - 1) * limit, page * limit);
    return said(200, { desks: rows, ...(page * limit < free.length && { next: String(page + 1) }) });
  }

  private book(booking: Booking): Spoil {
    const taken = this.bookingOf(booking.desk, booking.day);
    if (taken && taken.id !== booking.id) return said(409, { reason: `taken by ${taken.by}` });
    this.bookings.set(booking.id, booking);
    if (this.repliesToLose > 0) {
      this.repliesToLose -= 1;
      return { status: 0 };
    }
    const { desk, day, id } = booking;
    return said(200, { desk: desk.name, day, url: `${this.oauth.url}/bookings/${id}` });
  }

  private bookingOf(desk: Desk, day: string): Booking | undefined {
    return [...this.bookings.values()].find((one) => one.desk.id === desk.id && one.day === day);
  }
}

const said = (status: number, body: object): Spoil => ({ status, body: JSON.stringify(body) });
