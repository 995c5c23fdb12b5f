import type { Chat } from './chat.js';
import type { Move } from './scenes/scene.js';
import { questions } from './scenes/questions.js';
import { scenes } from './scenes/scenes.js';

/** What the model says to this: the scene's next move, or what it could be asked instead. */
export function play(chat: Chat): Move {
  for (const { when, needs, play: next } of scenes) {
    const match = when.exec(chat.asked.trim());
    if (match && needs.every((tool) => chat.tools.includes(tool))) return next(chat, match.groups ?? {});
  }
  return { text: helpless(chat) };
}

function helpless({ tools }: Chat): string {
  const known = questions.filter(([, tool]) => tools.includes(tool)).map(([question]) => question);
  const some = [...new Set(known)].slice(0, 3);
  if (some.length === 0) return 'I am a stand-in for a model, and I was given no tool that I know.';
  return [
    'I am a stand-in for a model and know only a few sentences. You could ask me:',
    ...some.map((one) => `- ${one}`),
  ].join('\n');
}
