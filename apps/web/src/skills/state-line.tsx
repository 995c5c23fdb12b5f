import { Ban, CircleCheck, CircleDashed, CirclePlus, Clock, Hourglass, ShieldPlus } from 'lucide-react';
import type { SkillCard, SkillState } from '../api/types.js';
import { toneText } from '../kit/tone.js';
import { stateLine } from './state.js';

const icons: Readonly<Record<SkillState, typeof Ban>> = {
  available: CirclePlus,
  partly: CircleDashed,
  connected: CircleCheck,
  more_access: ShieldPlus,
  reconnect: Clock,
  not_ready: Hourglass,
  off: Ban,
};

/** The state of a skill: an icon of its own and words, so that colour is never alone. */
export function StateLine({ skill, brief = false }: { skill: SkillCard; brief?: boolean }) {
  const { text, tone } = stateLine(skill, brief);
  const Icon = icons[skill.state];
  return (
    <p
      data-state={skill.state}
      className={`flex items-start gap-1.5 text-xs leading-5 font-semibold ${toneText[tone]}`}
    >
      <Icon aria-hidden size={15} className="mt-0.5 shrink-0" />
      {text}
    </p>
  );
}
