import { Clock } from 'lucide-react';
import type { SkillCard } from '../api/types.js';
import { shortDate } from '../format/time.js';
import { toneText } from '../kit/tone.js';
import { words } from '../words/index.js';
import { useNoticeOf } from './use-notices.js';

/** That a skill which still works will soon ask for a new sign-in; nothing where that is not so. */
export function EndsLine({ skill }: { skill: SkillCard }) {
  const noticeOf = useNoticeOf();
  const [ends] = skill.accounts.flatMap((account) => noticeOf(account.connection_id)?.ends_at ?? []);
  if (ends === undefined) return null;
  return (
    <p className={`flex items-start gap-1.5 text-xs leading-5 font-semibold ${toneText.warn}`}>
      <Clock aria-hidden size={15} className="mt-0.5 shrink-0" />
      {words.connections.endsOn(shortDate(ends))}
    </p>
  );
}
