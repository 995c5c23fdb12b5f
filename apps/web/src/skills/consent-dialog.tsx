import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { skillQuery } from '../api/queries.js';
import type { SkillCard, SkillDetail } from '../api/types.js';
import { Button } from '../kit/button.js';
import { ErrorLine, Loaded } from '../kit/loaded.js';
import { ProviderMark } from '../kit/marks.js';
import { Bone } from '../kit/pieces.js';
import { Popup } from '../kit/popup.js';
import { words } from '../words/index.js';
import { consentText, nextConsent } from './consent.js';
import { Promise } from './promises.js';
import { useConnect } from './use-connect.js';

const bones = (
  <div className="grid gap-4">
    <Bone className="h-24" />
    <Bone className="h-24" />
    <Bone className="h-14" />
  </div>
);

function Body({ skill, asked }: { skill: SkillDetail; asked: string | undefined }) {
  const text = consentText(skill, asked);
  return (
    <div className="grid gap-4">
      <Promise kind="can" lines={text.can} />
      {text.asksFirst.length > 0 && <Promise kind="asksFirst" lines={text.asksFirst} />}
      <Promise kind="never" lines={text.never} />
      <div className="grid gap-1.5 border-t border-line pt-3 text-muted">
        {text.providerWords && <p>{text.providerWords}</p>}
        <p>{text.undo}</p>
      </div>
    </div>
  );
}

/** Whose page comes next; known from the card before the whole skill has come. */
function nextPage(
  card: SkillCard,
  detail: SkillDetail | undefined,
  asked: string | undefined,
): { id: string; title: string } {
  const consent = detail && nextConsent(detail, asked);
  if (consent) return { id: consent.provider, title: consent.provider_title };
  return card.providers.find(({ id }) => id === asked) ?? card.providers[0] ?? { id: '', title: '' };
}

/** What the choice means to the hub: a wider permission goes to the account that lacks it. */
function choiceOf(card: SkillCard, provider: string, otherAccount: boolean) {
  if (otherAccount) return { provider, other_account: true };
  const account = card.accounts.find((held) => held.provider === provider);
  return card.state === 'more_access' && account
    ? { provider, connection_id: account.connection_id }
    : { provider };
}

interface Given {
  card: SkillCard;
  open: boolean;
  /** The provider to connect, where it is not simply the next one. */
  provider?: string;
  otherAccount?: boolean;
  onClose: () => void;
}

/** What a person reads before the provider's own page. Nothing is connected by opening it. */
export function ConsentDialog({ card, open, provider: asked, otherAccount = false, onClose }: Given) {
  const detail = useQuery({ ...skillQuery(card.id), enabled: open });
  const connect = useConnect(card.id);
  const notNow = useRef<HTMLButtonElement>(null);
  const next = nextPage(card, detail.data, asked);
  const title = detail.data
    ? consentText(detail.data, asked).title
    : words.consent.title(next.title, card.title);
  return (
    <Popup
      open={open}
      onClose={onClose}
      firstFocus={notNow}
      mark={<ProviderMark provider={next.id} />}
      title={title}
      footer={
        <>
          <Button ref={notNow} onClick={onClose}>
            {words.consent.notNow}
          </Button>
          <Button
            variant="primary"
            data-primary
            busy={connect.busy}
            disabled={!detail.data}
            onClick={() => connect.mutate(choiceOf(card, next.id, otherAccount))}
          >
            {connect.busy ? words.action.opening(next.title) : words.consent.go(next.title)}
          </Button>
        </>
      }
    >
      <Loaded query={detail} bones={bones}>
        {(skill) => <Body skill={skill} asked={asked} />}
      </Loaded>
      <ErrorLine error={connect.error} />
    </Popup>
  );
}
