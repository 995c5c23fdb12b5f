import { getRouteApi } from '@tanstack/react-router';
import type { SkillDetail } from '../api/types.js';
import { Notice } from '../kit/pieces.js';
import { words } from '../words/index.js';
import { problemWords } from './problem-words.js';

const route = getRouteApi('/shell/skills/$id');

function Connected({ skill }: { skill: SkillDetail }) {
  const open = skill.providers.filter(({ state }) => state !== 'connected');
  const lacking = open.find(({ state }) => state === 'more_access');
  if (lacking)
    return (
      <Notice tone="warn" title={words.problem.notEnough.title}>
        {words.skill.connectedInPart((lacking.missing ?? []).join(', '))}
      </Notice>
    );
  if (open.length > 0)
    return (
      <Notice
        tone="ok"
        title={words.skill.connectedSome(skill.providers.length - open.length, skill.providers.length)}
      >
        {words.skill.connectedRest(open.map(({ title }) => title).join(', '))}
      </Notice>
    );
  const [account] = skill.accounts;
  const title =
    skill.providers.length > 1 || !account
      ? words.skill.connectedAll
      : words.skill.connectedTitle(account.label);
  return (
    <Notice tone="ok" title={title}>
      {skill.examples.length > 0 ? words.skill.connectedText : words.skill.connectedTextPlain}
    </Notice>
  );
}

/** What has just happened with the skill, or what stands in its way. */
export function News({ skill }: { skill: SkillDetail }) {
  const { connected, problem } = route.useSearch();
  if (problem !== undefined) {
    const { title, text } = problemWords(problem);
    return (
      <Notice tone="warn" title={title}>
        {text}
      </Notice>
    );
  }
  if (skill.state === 'off') return <Notice tone="plain" title={words.skill.offText} />;
  if (skill.state === 'not_ready')
    return <Notice tone="plain" title={words.skill.notReadyText(skill.providers[0]?.title ?? '')} />;
  return connected && skill.accounts.length > 0 ? <Connected skill={skill} /> : null;
}
