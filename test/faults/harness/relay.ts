import { createConnection, createServer, type AddressInfo, type Socket } from 'node:net';

/** A TCP relay on loopback that misbehaves as it is told: it refuses, cuts, goes silent without closing, or is slow. */
export class Relay {
  /** `stall`: connections are taken and held open, and nothing more comes through in either direction. */
  mode: 'pass' | 'refuse' | 'stall' = 'pass';
  /** Milliseconds that each piece of data takes longer. */
  slowBy = 0;
  private readonly open = new Set<Socket>();
  private readonly server = createServer((near) => this.join(near));

  /** `target` is the port to hand on to at this moment, so that a fail-over is a change of its answer. */
  private constructor(private readonly target: () => number) {}

  static async to(target: () => number): Promise<Relay> {
    const relay = new Relay(target);
    await new Promise<void>((listening) => relay.server.listen(0, '127.0.0.1', listening));
    return relay;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** Resets every open connection. */
  cut(): void {
    for (const socket of this.open) socket.resetAndDestroy();
  }

  /** Lets everything through again; what was held back in a stall is lost with its connection. */
  heal(): void {
    if (this.mode === 'stall') this.cut();
    this.mode = 'pass';
    this.slowBy = 0;
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise((closed) => this.server.close(closed));
  }

  private join(near: Socket): void {
    if (this.mode === 'refuse') return void near.resetAndDestroy();
    const far = createConnection(this.target(), '127.0.0.1');
    for (const [from, onto] of [
      [near, far],
      [far, near],
    ] as const) {
      this.open.add(from);
      from.setNoDelay(true);
      from.on('data', (part) => this.carry(part, onto));
      from.on('error', () => onto.resetAndDestroy());
      from.on('close', () => {
        this.open.delete(from);
        onto.destroy();
      });
    }
  }

  private carry(part: Buffer, onto: Socket): void {
    if (this.mode === 'stall') return;
    if (this.slowBy === 0) onto.write(part);
    else setTimeout(() => onto.writable && onto.write(part), this.slowBy);
  }
}
