import { useState } from 'react';
import type { SkillDetail, Step } from '../api/types.js';
import { Button } from '../kit/button.js';
import { AccountChip, ProviderMark } from '../kit/marks.js';
import { toneText } from '../kit/tone.js';
import { words } from '../words/index.js';
import { AllowButton } from './allow-button.js';
import { ConsentDialog } from './consent-dialog.js';
import type { Tone } from './state.js';

const lines: Readonly<Record<Step['state'], readonly [string, Tone]>> = {
  available: [words.state.available, 'plain'],
  connected: [words.state.connected, 'ok'],
  more_access: [words.state.moreAccess(1), 'warn'],
  reconnect: [words.state.reconnect, 'bad'],
  not_ready: [words.state.notReady, 'plain'],
};

function ConnectButton({ skill, step }: { skill: SkillDetail; step: Step }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {words.action.connectTo(step.title)}
      </Button>
      <ConsentDialog card={skill} provider={step.id} open={open} onClose={() => setOpen(false)} />
    </>
  );
}

function StepButton({ skill, step }: { skill: SkillDetail; step: Step }) {
  if (step.state === 'available') return <ConnectButton skill={skill} step={step} />;
  if (step.state === 'more_access')
    return <AllowButton skill={skill} provider={step.id} label={words.action.allowMore} />;
  if (step.state === 'reconnect')
    return <AllowButton skill={skill} provider={step.id} label={words.action.signInAgain} />;
  return null;
}

/** The providers of a skill that spans several, each with what is still to do there. */
export function Steps({ skill }: { skill: SkillDetail }) {
  if (skill.providers.length < 2) return null;
  return (
    <section aria-labelledby="steps" className="card">
      <h2 id="steps" className="px-4 pt-3 font-semibold">
        {words.skill.steps}
      </h2>
      <ol className="divide-y divide-line">
        {skill.providers.map((step) => {
          const [text, tone] = lines[step.state];
          return (
            <li key={step.id} data-step={step.id} className="flex flex-wrap items-center gap-3 px-4 py-3">
              <ProviderMark provider={step.id} />
              <div className="min-w-44 flex-1">
                <p className="font-semibold">{step.title}</p>
                <p className={`text-xs font-semibold ${toneText[tone]}`}>
                  {step.missing
                    ? words.skill.stepMissing(step.missing.length, step.missing.join(', '))
                    : text}
                </p>
              </div>
              {step.account && <AccountChip provider={step.id} label={step.account} />}
              <StepButton skill={skill} step={step} />
            </li>
          );
        })}
      </ol>
    </section>
  );
}
