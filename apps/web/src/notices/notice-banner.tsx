import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { NoticeItem } from '../api/notice-types.js';
import { answered, api } from '../api/client.js';
import { shortDate } from '../format/time.js';
import { Button, buttonClass } from '../kit/button.js';
import { Notice } from '../kit/pieces.js';
import { words } from '../words/index.js';
import { useNotices } from './use-notices.js';

const text = words.notices;

function titleOf({ kind, provider_title: provider, ends_at: ends }: NoticeItem): string {
  if (kind === 'sign_in_again') return text.again(provider);
  if (kind === 'connection_ends') return words.data.unused(provider);
  return ends ? text.ends(provider, shortDate(ends)) : text.endsSoon(provider);
}

function useRead() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (notices: readonly NoticeItem[]) =>
      Promise.all(
        notices.map(({ id }) =>
          answered(api.POST('/api/v1/notices/{id}/read', { params: { path: { id } }, body: {} })),
        ),
      ),
    onSettled: () => queries.invalidateQueries({ queryKey: ['notices'] }),
  });
}

/** What needs the person, quietly above every page, until they have seen to it or put it away. */
export function NoticeBanner() {
  const notices = useNotices().filter(({ read }) => !read);
  const read = useRead();
  const [first] = notices;
  if (!first) return null;
  const isOne = notices.length === 1;
  const isUnused = isOne && first.kind === 'connection_ends';
  const title = isOne ? titleOf(first) : text.many(notices.length);
  const detail = isOne
    ? text.about(first.account, first.message)
    : text.manyText(notices.map(({ account }) => account).join(', '));
  return (
    <div className="mb-4">
      <Notice
        tone="warn"
        title={title}
        action={
          <div className="flex flex-wrap gap-2">
            <Link to="/connections" search={isUnused ? {} : { needs: 'me' }} className={buttonClass()}>
              {isUnused ? text.seeIt : isOne ? text.act : text.see}
            </Link>
            <Button variant="quiet" busy={read.isPending} onClick={() => read.mutate(notices)}>
              {text.later}
            </Button>
          </div>
        }
      >
        {detail}
      </Notice>
    </div>
  );
}
