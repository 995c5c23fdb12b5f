// A process whose parent was killed gets no signal. Its channel closes, or the processes above it become others.
import { readFileSync } from 'node:fs';

const patience = 25_000;

/** Makes the death of whoever started this process look like SIGTERM. */
export function endWithParent() {
  const end = () => {
    // Whoever does not end on a request ends without one.
    setTimeout(() => process.exit(1), patience).unref();
    process.kill(process.pid, 'SIGTERM');
  };
  if (process.channel) {
    process.channel.unref();
    process.once('disconnect', end);
    return;
  }
  if (!process.env.npm_lifecycle_event) return;
  const before = ancestors();
  const timer = setInterval(() => {
    if (ancestors() === before) return;
    clearInterval(timer);
    end();
  }, 500);
  timer.unref();
}

// npm starts a shell, and the shell starts us: when npm is killed, the shell waits on.
function ancestors() {
  const parent = process.ppid;
  try {
    const [, fields = ''] = readFileSync(`/proc/${parent}/stat`, 'utf8').split(') ');
    return `${parent} ${fields.split(' ')[1]}`;
  } catch {
    return String(parent);
  }
}
