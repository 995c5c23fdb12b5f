// Loaded into a hub with --import: its wall clock goes wrong by the seconds that the file SKEW_FILE says at this moment. What runs on the
// monotonic clock (timers, performance.now) is right, as it is when an operator or NTP moves a machine's clock.
import { readFileSync } from 'node:fs';

const file = process.env.SKEW_FILE;
let offset = 0;
const read = () => {
  try {
    offset = Number(readFileSync(file, 'utf8')) * 1_000 || 0;
  } catch {
    offset = 0;
  }
};
read();
setInterval(read, 100).unref();

const Real = Date;
globalThis.Date = class extends Real {
  constructor(...given) {
    if (given.length === 0) super(Real.now() + offset);
    else super(...given);
  }
  static now() {
    return Real.now() + offset;
  }
};
