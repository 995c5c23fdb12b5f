// Runs on any Node: says in one line what a newer syntax error would hide.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

/** Whether this process runs on the Node that the project needs. */
export const isNodeNewEnough = major > 24 || (major === 24 && minor >= 15);

/** Ends the process with one clear line when it does not. */
export function needNewNode() {
  if (isNodeNewEnough) return;
  process.stderr.write(
    `Node 24.15 or newer is needed, this is ${process.versions.node}. Run it through npm ("npm start", "npm test"), which brings its own.\n`,
  );
  process.exit(1);
}
