// Invented answers of real size: an issue of about 6.3 KB, and pull requests of about 18.5 KB each in a search answer.
const user = (login, id) => ({
  login,
  id,
  node_id: `U_${id}`,
  avatar_url: `https://avatars.example/u/${id}`,
  gravatar_id: '',
  type: 'User',
  site_admin: false,
  ...Object.fromEntries(
    [
      '',
      'followers',
      'following',
      'gists',
      'starred',
      'subscriptions',
      'organizations',
      'repos',
      'events',
      'received_events',
    ].map((part) => [part ? `${part}_url` : 'url', `https://api.example/users/${login}/${part}`]),
  ),
});
const words =
  'The arm stops when the gripper reports a pressure above the limit and the log shows two readings in a row. ';
const text = (bytes) => words.repeat(Math.ceil(bytes / words.length)).slice(0, bytes);
const label = (name, id) => ({
  id,
  node_id: `L_${id}`,
  url: `https://api.example/labels/${name}`,
  name,
  color: 'd73a4a',
  default: true,
  description: text(60),
});

export const issue = {
  url: 'https://api.example/repos/a/b/issues/1',
  html_url: 'https://github.example/a/b/issues/1',
  id: 1,
  node_id: 'I_1',
  number: 1,
  title: 'Gripper stops too early',
  user: user('ana-lopez', 11),
  labels: [label('bug', 1), label('arm', 2)],
  state: 'open',
  locked: false,
  assignee: user('ben-okafor', 12),
  assignees: [user('ben-okafor', 12)],
  milestone: null,
  comments: 3,
  created_at: '2026-10-01T08:00:00Z',
  updated_at: '2026-11-01T08:00:00Z',
  closed_at: null,
  author_association: 'MEMBER',
  body: text(3200),
  closed_by: null,
  state_reason: null,
};

const repository = (n) => ({
  id: n,
  node_id: `R_${n}`,
  name: 'b',
  full_name: 'a/b',
  private: true,
  owner: user('a', 99),
  description: text(200),
  ...Object.fromEntries(
    Array.from({ length: 44 }, (_, at) => [
      `link_${at}_url`,
      `https://api.example/repos/a/b/some/link/${at}{/sha}`,
    ]),
  ),
});
const pull = (n) => ({
  ...issue,
  id: 1000 + n,
  number: n,
  title: `Change ${n} of the arm`,
  html_url: `https://github.example/a/b/pull/${n}`,
  repository_url: 'https://api.example/repos/a/b',
  draft: false,
  score: 1,
  body: text(4200),
  pull_request: {
    url: `https://api.example/repos/a/b/pulls/${n}`,
    html_url: `https://github.example/a/b/pull/${n}`,
    merged_at: null,
  },
  head: {
    label: 'a:change',
    ref: 'change',
    sha: 'f'.repeat(40),
    user: user('ana-lopez', 11),
    repo: repository(n),
  },
  base: { label: 'a:main', ref: 'main', sha: 'e'.repeat(40), user: user('a', 99), repo: repository(n) },
  requested_reviewers: [user('chloe-martin', 13), user('ben-okafor', 12)],
});

const pulls = (count) => ({
  total_count: count,
  incomplete_results: false,
  items: Array.from({ length: count }, (_, at) => pull(at + 1)),
});

/** Answers by path, ready to be sent. `per_page` chooses the size of the search answer. */
export const answers = {
  issue: JSON.stringify(issue),
  pulls10: JSON.stringify(pulls(10)),
  pulls30: JSON.stringify(pulls(30)),
};
