import { Skillhub } from '../../../dist/libs/sdk/src/index.js';

const [, , url, key, modelUrl] = process.argv;

export const hub = new Skillhub({ url, key, agent: 'frameworks' });
export const model = modelUrl;
export const question = 'Which issue of the arm is the newest?';
export const say = (answer) => process.stdout.write(`${JSON.stringify({ answer })}\n`);
