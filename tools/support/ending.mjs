// One way out for every script: what was started last ends first, whether a signal, an error or success ends the run.
const endings = [];
const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };
let ended;

/** Has `work` run before this process ends. Returns what takes it off the list again. */
export function onEnd(work) {
  if (endings.length === 0) listen();
  endings.push(work);
  return () => endings.splice(endings.indexOf(work), 1);
}

/** Runs what `onEnd` was given, newest first, and ends the process. The first call decides the exit code. */
export function end(code) {
  ended ??= runEndings().then(() => process.exit(code));
  return ended;
}

/** Whether the process is on its way out. */
export const isEnding = () => ended !== undefined;

async function runEndings() {
  while (endings.length > 0) await Promise.resolve(endings.pop()()).catch(report);
}

function report(error) {
  process.stderr.write(`${error.message}\n`);
}

function listen() {
  for (const [signal, code] of Object.entries(signals)) {
    if (process.listenerCount(signal) === 0) process.on(signal, () => void end(code));
  }
}
