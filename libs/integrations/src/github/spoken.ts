/** What people call GitHub's things, and how they ask for each tool where that is not what its title says. */
export const spoken = {
  github: 'github repository repo code branch git',
  github_comment: 'say, write, leave a note under, answer in a pull request, PR or issue, tell',
  github_create_issue: 'file, report, raise, new bug, create an issue, feature request, in the repo',
  github_create_pull_request:
    'create, make, open a PR, put my branch up for review, new pull request, from a branch into main',
  github_create_release: 'publish, tag, ship a version, release notes, next release, draft',
  github_get_check_results:
    'did the tests pass, is CI green or red, status of the build, why does it fail, all checks of a PR',
  github_get_file_contents:
    'show, open source file, README, lines of a file, code in path, what is in package.json',
  github_get_issue: 'what does the issue say, details, bug report, issue number, its comments',
  github_get_job_logs:
    'error output, why did the build fail, broken job, CI log, stack trace, which test failed',
  github_get_pull_request:
    'state, status of a PR, can it be merged, mergeable, approved, conflicts, how big, number',
  github_get_pull_request_discussion:
    'what reviewers said about my code, feedback, unresolved review threads on the PR, remarks, code review got',
  github_get_pull_request_files: 'diff, patch, which files does the PR touch, what changed, code changes',
  github_list_commits:
    'what was committed, last commits on a branch, log, who last changed this file, history of the code',
  github_list_releases:
    'latest release, version, previous versions, release notes, changelog, which releases',
  github_list_workflow_runs:
    'builds, CI, actions, pipelines, did it run, is the deploy still running, nightly, last night',
  github_merge_pull_request: 'merge my PR, squash, rebase, land it, approved',
  github_reply_to_review_comment:
    'answer the reviewer, remark on a line, resolve the thread, fixed, done, tell the reviewer',
  github_rerun_failed_jobs:
    'rerun, retry, restart, once more, kick off again, flaky, flaked build, failing CI',
  github_review_pull_request:
    'approve, approval, reject, request changes, leave review comments on lines of the diff, post a review of a PR',
  github_search_code:
    'where in the code, codebase, usages, calls of a function, defined, definition of a class, grep, which file',
  github_search_issues:
    'open bugs, issues assigned to me, labelled, with the label, which issues are there in the repo',
  github_search_pull_requests:
    'which PRs, open PRs by somebody, waiting for my review, merged last week, this month, without a reviewer, list',
  github_search_repositories: 'which repos, repository of, our organisation has, find the project, my repos',
  github_update_issue:
    'close, reopen, label, assign, rename, edit an issue, as done, add a label to an issue',
  github_update_pull_request:
    'edit the PR, change the title, description, base, close it, ask for a review, add a reviewer, request a reviewer',
};
