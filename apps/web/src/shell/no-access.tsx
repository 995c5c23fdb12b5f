import { Link } from '@tanstack/react-router';
import { buttonClass } from '../kit/button.js';
import { Lost } from '../kit/loaded.js';
import { Empty } from '../kit/pieces.js';
import { words } from '../words/index.js';

export function NoAccess() {
  return (
    <Empty
      title={words.failed.noAccessTitle}
      action={
        <Link to="/" className={buttonClass('primary')}>
          {words.failed.toSkills}
        </Link>
      }
    >
      {words.failed.noAccessText}
    </Empty>
  );
}

/** What is left when a page breaks while it is drawn. */
export function Broken() {
  return (
    <main className="mx-auto max-w-2xl p-6">
      <Empty
        heading
        title={words.failed.pageTitle}
        action={
          <a href="/" className={buttonClass('primary')}>
            {words.failed.toSkills}
          </a>
        }
      >
        {words.failed.pageText}
      </Empty>
    </main>
  );
}

/** An address that no page has. */
export const LostPage = () => (
  <main className="mx-auto max-w-2xl p-6">
    <Lost />
  </main>
);
