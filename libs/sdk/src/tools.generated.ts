// The input and the answer of every tool. Written by "node tools/sdk-types.mjs" from the catalogue; do not edit.

export interface Tools {
  inputs: ToolInputs;
  results: ToolResults;
}
/**
 * What each tool takes, by its name.
 */
export interface ToolInputs {
  drive_add_comment: {
    /**
     * id or url
     */
    file: string;
    /**
     * plain text
     */
    text: string;
    /**
     * passage of the file
     */
    quoted?: string;
  };
  drive_copy_file: {
    /**
     * id or url
     */
    file: string;
    /**
     * of the copy
     */
    name?: string;
    /**
     * id or url; root is My Drive
     */
    folder_id?: string;
  };
  drive_create_document: {
    /**
     * title
     */
    name: string;
    /**
     * content
     */
    markdown: string;
    /**
     * id or url; root is My Drive
     */
    folder_id?: string;
  };
  drive_create_file: {
    /**
     * with its ending, such as plan.csv
     */
    name: string;
    /**
     * text, instead of file_handle
     */
    content?: string;
    /**
     * from another tool
     */
    file_handle?: string;
    /**
     * into a Google file
     */
    convert?: boolean;
    /**
     * id or url; root is My Drive
     */
    folder_id?: string;
  };
  drive_create_folder: {
    /**
     * of the folder
     */
    name: string;
    /**
     * folder id or url
     */
    parent?: string;
  };
  drive_export_file: {
    /**
     * id or url
     */
    file: string;
    /**
     * pdf for Google files; else left out
     */
    format?: 'pdf' | 'docx' | 'xlsx' | 'pptx';
  };
  drive_get_file_metadata: {
    /**
     * id or url
     */
    file: string;
  };
  drive_list_comments: {
    /**
     * id or url
     */
    file: string;
    /**
     * also resolved ones
     */
    include_resolved?: boolean;
    limit?: number;
    /**
     * From next_cursor
     */
    cursor?: string;
  };
  drive_list_folder: {
    /**
     * id, url or name; root is My Drive
     */
    folder_id?: string;
    limit?: number;
    /**
     * From next_cursor
     */
    cursor?: string;
  };
  drive_list_permissions: {
    /**
     * id or url
     */
    file: string;
    limit?: number;
    /**
     * From next_cursor
     */
    cursor?: string;
  };
  drive_list_recent_files: {
    /**
     * how far back
     */
    days?: number;
    /**
     * kinds; all if left out
     *
     * @maxItems 6
     */
    types?:
      | []
      | ['doc' | 'sheet' | 'slides' | 'pdf' | 'folder' | 'image']
      | [
          'doc' | 'sheet' | 'slides' | 'pdf' | 'folder' | 'image',
          'doc' | 'sheet' | 'slides' | 'pdf' | 'folder' | 'image',
        ]
      | [
          'doc' | 'sheet' | 'slides' | 'pdf' | 'folder' | 'image',
          'doc' | 'sheet' | 'slides' | 'pdf' | 'folder' | 'image',
          'doc' | 'sheet' | 'slides' | 'pdf' | 'folder' | 'image',
        ]
      | [
          'doc' | 'sheet' | 'slides' | 'pdf' | 'folder' | 'image',
          'doc' | 'sheet' | 'slides' | 'pdf' | 'folder' | 'image',
          'doc' | 'sheet' | 'slides' | 'pdf' | 'folder' | 'image',
          'doc' | 'sheet' | 'slides' | 'pdf' | 'folder' | 'image',
        ]
      | [
          'doc' | 'sheet' | 'slides' | 'pdf' | 'folder' | 'image',
          'doc' | 'sheet' | 'slides' | 'pdf' | 'folder' | 'image',
          'doc' | 'sheet' | 'slides' | 'pdf' | 'folder' | 'image',
          'doc' | 'sheet' | 'slides' | 'pdf' | 'folder' | 'image',
          'doc' | 'sheet' | 'slides' | 'pdf' | 'folder' | 'image',
        ]
      | [
          'doc' | 'sheet' | 'slides' | 'pdf' | 'folder' | 'image',
          'doc' | 'sheet' | 'slides' | 'pdf' | 'folder' | 'image',
          'doc' | 'sheet' | 'slides' | 'pdf' | 'folder' | 'image',
          'doc' | 'sheet' | 'slides' | 'pdf' | 'folder' | 'image',
          'doc' | 'sheet' | 'slides' | 'pdf' | 'folder' | 'image',
          'doc' | 'sheet' | 'slides' | 'pdf' | 'folder' | 'image',
        ];
    limit?: number;
    /**
     * From next_cursor
     */
    cursor?: string;
  };
  drive_list_revisions: {
    /**
     * id or url
     */
    file: string;
    limit?: number;
    /**
     * From next_cursor
     */
    cursor?: string;
  };
  drive_list_shared_drives: {
    limit?: number;
    /**
     * From next_cursor
     */
    cursor?: string;
  };
  drive_move_file: {
    /**
     * id or url
     */
    file: string;
    /**
     * id or url; root is My Drive
     */
    folder_id?: string;
    /**
     * new name
     */
    name?: string;
  };
  drive_read_file: {
    /**
     * id or url
     */
    file: string;
    /**
     * tab of a Sheet; else the first
     */
    sheet?: string;
    /**
     * From next_offset
     */
    offset?: number;
    /**
     * Longest text
     */
    max_chars?: number;
  };
  drive_remove_permission: {
    /**
     * id or url
     */
    file: string;
    /**
     * whose access
     */
    email: string;
  };
  drive_reply_to_comment: {
    /**
     * id or url
     */
    file: string;
    /**
     * from drive_list_comments
     */
    comment_id: string;
    /**
     * plain text
     */
    text?: string;
    resolve?: boolean;
  };
  drive_request_file_access: {
    /**
     * kinds; all if left out
     *
     * @maxItems 6
     */
    types?:
      | []
      | ['doc' | 'sheet' | 'slides' | 'pdf' | 'folder' | 'image']
      | [
          'doc' | 'sheet' | 'slides' | 'pdf' | 'folder' | 'image',
          'doc' | 'sheet' | 'slides' | 'pdf' | 'folder' | 'image',
        ]
      | [
          'doc' | 'sheet' | 'slides' | 'pdf' | 'folder' | 'image',
          'doc' | 'sheet' | 'slides' | 'pdf' | 'folder' | 'image',
          'doc' | 'sheet' | 'slides' | 'pdf' | 'folder' | 'image',
        ]
      | [
          'doc' | 'sheet' | 'slides' | 'pdf' | 'folder' | 'image',
          'doc' | 'sheet' | 'slides' | 'pdf' | 'folder' | 'image',
          'doc' | 'sheet' | 'slides' | 'pdf' | 'folder' | 'image',
          'doc' | 'sheet' | 'slides' | 'pdf' | 'folder' | 'image',
        ]
      | [
          'doc' | 'sheet' | 'slides' | 'pdf' | 'folder' | 'image',
          'doc' | 'sheet' | 'slides' | 'pdf' | 'folder' | 'image',
          'doc' | 'sheet' | 'slides' | 'pdf' | 'folder' | 'image',
          'doc' | 'sheet' | 'slides' | 'pdf' | 'folder' | 'image',
          'doc' | 'sheet' | 'slides' | 'pdf' | 'folder' | 'image',
        ]
      | [
          'doc' | 'sheet' | 'slides' | 'pdf' | 'folder' | 'image',
          'doc' | 'sheet' | 'slides' | 'pdf' | 'folder' | 'image',
          'doc' | 'sheet' | 'slides' | 'pdf' | 'folder' | 'image',
          'doc' | 'sheet' | 'slides' | 'pdf' | 'folder' | 'image',
          'doc' | 'sheet' | 'slides' | 'pdf' | 'folder' | 'image',
          'doc' | 'sheet' | 'slides' | 'pdf' | 'folder' | 'image',
        ];
  };
  drive_search_files: {
    /**
     * words inside or in the name
     */
    text?: string;
    /**
     * how a word of it begins
     */
    name?: string;
    /**
     * kinds; all if left out
     *
     * @maxItems 6
     */
    types?:
      | []
      | ['doc' | 'sheet' | 'slides' | 'pdf' | 'folder' | 'image']
      | [
          'doc' | 'sheet' | 'slides' | 'pdf' | 'folder' | 'image',
          'doc' | 'sheet' | 'slides' | 'pdf' | 'folder' | 'image',
        ]
      | [
          'doc' | 'sheet' | 'slides' | 'pdf' | 'folder' | 'image',
          'doc' | 'sheet' | 'slides' | 'pdf' | 'folder' | 'image',
          'doc' | 'sheet' | 'slides' | 'pdf' | 'folder' | 'image',
        ]
      | [
          'doc' | 'sheet' | 'slides' | 'pdf' | 'folder' | 'image',
          'doc' | 'sheet' | 'slides' | 'pdf' | 'folder' | 'image',
          'doc' | 'sheet' | 'slides' | 'pdf' | 'folder' | 'image',
          'doc' | 'sheet' | 'slides' | 'pdf' | 'folder' | 'image',
        ]
      | [
          'doc' | 'sheet' | 'slides' | 'pdf' | 'folder' | 'image',
          'doc' | 'sheet' | 'slides' | 'pdf' | 'folder' | 'image',
          'doc' | 'sheet' | 'slides' | 'pdf' | 'folder' | 'image',
          'doc' | 'sheet' | 'slides' | 'pdf' | 'folder' | 'image',
          'doc' | 'sheet' | 'slides' | 'pdf' | 'folder' | 'image',
        ]
      | [
          'doc' | 'sheet' | 'slides' | 'pdf' | 'folder' | 'image',
          'doc' | 'sheet' | 'slides' | 'pdf' | 'folder' | 'image',
          'doc' | 'sheet' | 'slides' | 'pdf' | 'folder' | 'image',
          'doc' | 'sheet' | 'slides' | 'pdf' | 'folder' | 'image',
          'doc' | 'sheet' | 'slides' | 'pdf' | 'folder' | 'image',
          'doc' | 'sheet' | 'slides' | 'pdf' | 'folder' | 'image',
        ];
    /**
     * id or url; root is My Drive
     */
    folder_id?: string;
    /**
     * id or url
     */
    shared_drive_id?: string;
    /**
     * email or me
     */
    owner?: string;
    /**
     * YYYY-MM-DD
     */
    modified_after?: string;
    /**
     * not with text
     */
    order?: 'modified' | 'name';
    limit?: number;
    /**
     * From next_cursor
     */
    cursor?: string;
  };
  drive_share_file: {
    /**
     * id or url
     */
    file: string;
    /**
     * people or groups
     *
     * @minItems 1
     * @maxItems 20
     */
    emails:
      | [string]
      | [string, string]
      | [string, string, string]
      | [string, string, string, string]
      | [string, string, string, string, string]
      | [string, string, string, string, string, string]
      | [string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string, string, string, string, string]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ];
    role?: 'reader' | 'commenter' | 'writer';
    /**
     * send them a mail
     */
    notify?: boolean;
    /**
     * in that mail
     */
    message?: string;
  };
  drive_trash_file: {
    /**
     * id or url
     */
    file: string;
    /**
     * take it out of the trash
     */
    restore?: boolean;
  };
  drive_update_file_content: {
    /**
     * id or url
     */
    file: string;
    /**
     * all of it
     */
    content: string;
    /**
     * modified, as drive_read_file said
     */
    expected_modified: string;
  };
  github_comment: {
    /**
     * owner/name
     */
    repo: string;
    /**
     * Of the issue or pull request
     */
    number: number;
    /**
     * Markdown
     */
    body: string;
  };
  github_create_issue: {
    /**
     * owner/name
     */
    repo: string;
    title: string;
    /**
     * Markdown
     */
    body?: string;
    /**
     * Names of existing labels
     *
     * @maxItems 20
     */
    labels?:
      | []
      | [string]
      | [string, string]
      | [string, string, string]
      | [string, string, string, string]
      | [string, string, string, string, string]
      | [string, string, string, string, string, string]
      | [string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string, string, string, string, string]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ];
    /**
     * Logins
     *
     * @maxItems 10
     */
    assignees?:
      | []
      | [string]
      | [string, string]
      | [string, string, string]
      | [string, string, string, string]
      | [string, string, string, string, string]
      | [string, string, string, string, string, string]
      | [string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string, string, string];
    /**
     * Number of the milestone
     */
    milestone?: number;
    /**
     * Issue type of the organisation, such as Bug
     */
    type?: string;
  };
  github_create_pull_request: {
    /**
     * owner/name
     */
    repo: string;
    /**
     * Branch to merge into; the default branch when left out
     */
    base?: string;
    /**
     * Branch with the changes, or owner:branch
     */
    head: string;
    title: string;
    /**
     * Markdown
     */
    body?: string;
    draft?: boolean;
    /**
     * Logins
     *
     * @maxItems 15
     */
    reviewers?:
      | []
      | [string]
      | [string, string]
      | [string, string, string]
      | [string, string, string, string]
      | [string, string, string, string, string]
      | [string, string, string, string, string, string]
      | [string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string, string, string, string, string]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ];
  };
  github_create_release: {
    /**
     * owner/name
     */
    repo: string;
    /**
     * New or existing tag, such as v1.4.0
     */
    tag: string;
    /**
     * Branch or sha for a new tag; the default branch when left out
     */
    target?: string;
    /**
     * Title; the tag when left out
     */
    name?: string;
    /**
     * Markdown
     */
    notes?: string;
    publish?: boolean;
  };
  github_get_check_results: {
    /**
     * owner/name
     */
    repo: string;
    /**
     * Pull request
     */
    number?: number;
    /**
     * Branch, tag or sha
     */
    ref?: string;
  };
  github_get_file_contents: {
    /**
     * owner/name
     */
    repo: string;
    /**
     * Empty for the root folder
     */
    path?: string;
    /**
     * Branch, tag or sha; the default branch when left out
     */
    ref?: string;
    start_line?: number;
    /**
     * In that line
     */
    start_char?: number;
    end_line?: number;
  };
  github_get_issue: {
    /**
     * owner/name
     */
    repo: string;
    number: number;
    /**
     * How many of the latest comments
     */
    comments?: number;
    /**
     * Latest ones left out
     */
    skip_comments?: number;
    /**
     * Where the body goes on
     */
    offset?: number;
    /**
     * Longest body or comment
     */
    max_chars?: number;
  };
  github_get_job_logs: {
    /**
     * owner/name
     */
    repo: string;
    /**
     * From github_list_workflow_runs
     */
    run_id: number;
    failed_only?: boolean;
    /**
     * Last lines per job
     */
    tail_lines?: number;
  };
  github_get_pull_request: {
    /**
     * owner/name
     */
    repo: string;
    number: number;
  };
  github_get_pull_request_discussion: {
    /**
     * owner/name
     */
    repo: string;
    number: number;
    unresolved_only?: boolean;
    limit?: number;
    /**
     * From next_cursor
     */
    cursor?: string;
  };
  github_get_pull_request_files: {
    /**
     * owner/name
     */
    repo: string;
    number: number;
    /**
     * Files whose diffs are wanted
     *
     * @minItems 1
     * @maxItems 20
     */
    paths?:
      | [string]
      | [string, string]
      | [string, string, string]
      | [string, string, string, string]
      | [string, string, string, string, string]
      | [string, string, string, string, string, string]
      | [string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string, string, string, string, string]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ];
    /**
     * Where a cut diff goes on
     */
    offset?: number;
    /**
     * For all diffs together
     */
    max_patch_chars?: number;
    limit?: number;
    /**
     * From next_cursor
     */
    cursor?: string;
  };
  github_list_commits: {
    /**
     * owner/name
     */
    repo: string;
    /**
     * Branch, tag or sha; the default branch when left out
     */
    ref?: string;
    /**
     * Only commits that touch it
     */
    path?: string;
    author?: string;
    /**
     * YYYY-MM-DD
     */
    since?: string;
    /**
     * YYYY-MM-DD
     */
    until?: string;
    limit?: number;
    /**
     * From next_cursor
     */
    cursor?: string;
  };
  github_list_releases: {
    /**
     * owner/name
     */
    repo: string;
    limit?: number;
    /**
     * From next_cursor
     */
    cursor?: string;
  };
  github_list_workflow_runs: {
    /**
     * owner/name
     */
    repo: string;
    branch?: string;
    status?: 'queued' | 'in_progress' | 'completed' | 'success' | 'failure' | 'cancelled';
    /**
     * File name, such as test.yml
     */
    workflow?: string;
    limit?: number;
    /**
     * From next_cursor
     */
    cursor?: string;
  };
  github_merge_pull_request: {
    /**
     * owner/name
     */
    repo: string;
    number: number;
    method?: 'merge' | 'squash' | 'rebase';
    /**
     * head_sha of the pull request as it was read
     */
    expected_head_sha: string;
  };
  github_reply_to_review_comment: {
    /**
     * owner/name
     */
    repo: string;
    number: number;
    /**
     * First comment of the thread
     */
    comment_id: number;
    /**
     * Markdown
     */
    body: string;
    resolve?: boolean;
  };
  github_rerun_failed_jobs: {
    /**
     * owner/name
     */
    repo: string;
    /**
     * From github_list_workflow_runs
     */
    run_id: number;
  };
  github_review_pull_request: {
    /**
     * owner/name
     */
    repo: string;
    number: number;
    event: 'APPROVE' | 'REQUEST_CHANGES' | 'COMMENT';
    /**
     * Markdown
     */
    body?: string;
    /**
     * @maxItems 50
     */
    comments?: {
      path: string;
      /**
       * Line of the file; the last one of a range
       */
      line: number;
      /**
       * RIGHT: after the change, LEFT: before it
       */
      side?: 'LEFT' | 'RIGHT';
      /**
       * First line of a range
       */
      start_line?: number;
      start_side?: 'LEFT' | 'RIGHT';
      /**
       * Markdown
       */
      body: string;
      [k: string]: unknown;
    }[];
    /**
     * The head_sha that was read
     */
    commit_id?: string;
  };
  github_search_code: {
    /**
     * Words; qualifiers such as language:go, path:src, org:octo-org
     */
    query: string;
    /**
     * owner/name
     */
    repo?: string;
    limit?: number;
    /**
     * From next_cursor
     */
    cursor?: string;
  };
  github_search_issues: {
    /**
     * owner/name
     */
    repo?: string;
    state?: 'open' | 'closed' | 'all';
    /**
     * login or @me
     */
    author?: string;
    /**
     * login or @me
     */
    assignee?: string;
    /**
     * @maxItems 10
     */
    labels?:
      | []
      | [string]
      | [string, string]
      | [string, string, string]
      | [string, string, string, string]
      | [string, string, string, string, string]
      | [string, string, string, string, string, string]
      | [string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string, string, string];
    /**
     * Words in title, body or comments
     */
    text?: string;
    /**
     * YYYY-MM-DD
     */
    updated_since?: string;
    /**
     * Highest or newest first
     */
    sort?: 'updated' | 'created' | 'comments';
    limit?: number;
    /**
     * From next_cursor
     */
    cursor?: string;
  };
  github_search_pull_requests: {
    /**
     * owner/name
     */
    repo?: string;
    state?: 'open' | 'closed' | 'merged' | 'all';
    /**
     * login or @me
     */
    author?: string;
    /**
     * login or @me
     */
    review_requested?: string;
    /**
     * Branch to merge into
     */
    base?: string;
    /**
     * YYYY-MM-DD
     */
    merged_since?: string;
    /**
     * Words in title, body or comments
     */
    text?: string;
    limit?: number;
    /**
     * From next_cursor
     */
    cursor?: string;
  };
  github_search_repositories: {
    /**
     * Words in name or description; GitHub qualifiers such as language:go
     */
    query?: string;
    /**
     * User or organisation
     */
    owner?: string;
    limit?: number;
    /**
     * From next_cursor
     */
    cursor?: string;
  };
  github_update_issue: {
    /**
     * owner/name
     */
    repo: string;
    number: number;
    title?: string;
    /**
     * Markdown
     */
    body?: string;
    /**
     * @maxItems 20
     */
    add_labels?:
      | []
      | [string]
      | [string, string]
      | [string, string, string]
      | [string, string, string, string]
      | [string, string, string, string, string]
      | [string, string, string, string, string, string]
      | [string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string, string, string, string, string]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ];
    /**
     * @maxItems 20
     */
    remove_labels?:
      | []
      | [string]
      | [string, string]
      | [string, string, string]
      | [string, string, string, string]
      | [string, string, string, string, string]
      | [string, string, string, string, string, string]
      | [string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string, string, string, string, string]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ];
    /**
     * Logins; they replace the present ones
     *
     * @maxItems 10
     */
    assignees?:
      | []
      | [string]
      | [string, string]
      | [string, string, string]
      | [string, string, string, string]
      | [string, string, string, string, string]
      | [string, string, string, string, string, string]
      | [string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string, string, string];
    state?: 'open' | 'closed';
    /**
     * Why the state changes
     */
    state_reason?: 'completed' | 'not_planned' | 'reopened';
  };
  github_update_pull_request: {
    /**
     * owner/name
     */
    repo: string;
    number: number;
    title?: string;
    /**
     * Markdown
     */
    body?: string;
    /**
     * Branch to merge into
     */
    base?: string;
    state?: 'open' | 'closed';
    /**
     * Logins to ask as well
     *
     * @maxItems 15
     */
    reviewers?:
      | []
      | [string]
      | [string, string]
      | [string, string, string]
      | [string, string, string, string]
      | [string, string, string, string, string]
      | [string, string, string, string, string, string]
      | [string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string, string, string, string, string]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ];
  };
  gmail_create_draft: {
    /**
     * Addresses
     *
     * @maxItems 100
     */
    to?: string[];
    /**
     * Addresses
     *
     * @maxItems 100
     */
    cc?: string[];
    /**
     * Addresses
     *
     * @maxItems 100
     */
    bcc?: string[];
    /**
     * One line
     */
    subject: string;
    /**
     * Markdown
     */
    body: string;
    /**
     * Markdown below the body
     */
    signature?: string;
    /**
     * file_handle of each file
     *
     * @maxItems 20
     */
    attachments?:
      | []
      | [string]
      | [string, string]
      | [string, string, string]
      | [string, string, string, string]
      | [string, string, string, string, string]
      | [string, string, string, string, string, string]
      | [string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string, string, string, string, string]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ];
  };
  gmail_create_label: {
    /**
     * Name of a label
     */
    name: string;
  };
  gmail_create_reply_draft: {
    /**
     * thread_id
     */
    thread_id: string;
    /**
     * Instead of the latest message
     */
    message_id?: string;
    /**
     * Markdown
     */
    body: string;
    reply_to?: 'all' | 'sender';
    /**
     * Also to
     *
     * @maxItems 100
     */
    cc_add?: string[];
  };
  gmail_delete_draft: {
    /**
     * draft_id
     */
    draft_id: string;
  };
  gmail_find_contact: {
    /**
     * Name or part of an address
     */
    name: string;
    limit?: number;
  };
  gmail_forward_message: {
    /**
     * message_id
     */
    message_id: string;
    /**
     * Addresses
     *
     * @minItems 1
     * @maxItems 100
     */
    to: [string, ...string[]];
    /**
     * Markdown above the message
     */
    note?: string;
    /**
     * With its files
     */
    include_attachments?: boolean;
  };
  gmail_get_attachment: {
    /**
     * message_id
     */
    message_id: string;
    /**
     * attachment_id of the message
     */
    attachment_id: string;
  };
  gmail_get_draft: {
    /**
     * draft_id
     */
    draft_id: string;
  };
  gmail_get_message: {
    /**
     * message_id
     */
    message_id: string;
    /**
     * In characters
     */
    offset?: number;
    /**
     * Of the text
     */
    max_chars?: number;
    /**
     * markdown says where links lead
     */
    as?: 'text' | 'markdown';
  };
  gmail_get_profile: {};
  gmail_get_thread: {
    /**
     * thread_id
     */
    thread_id: string;
    /**
     * How many of the latest
     */
    max_messages?: number;
    /**
     * Latest ones left out
     */
    skip?: number;
    /**
     * Per text
     */
    max_chars_per_message?: number;
    /**
     * With quoted history
     */
    include_quoted?: boolean;
  };
  gmail_list_drafts: {
    /**
     * Gmail search words
     */
    query?: string;
    limit?: number;
    /**
     * From next_cursor
     */
    cursor?: string;
  };
  gmail_list_labels: {
    limit?: number;
    /**
     * From next_cursor
     */
    cursor?: string;
  };
  gmail_modify_thread_labels: {
    /**
     * thread_id
     */
    thread_id: string;
    /**
     * Names
     *
     * @maxItems 20
     *
     * Items: Name of a label
     */
    add?:
      | []
      | [string]
      | [string, string]
      | [string, string, string]
      | [string, string, string, string]
      | [string, string, string, string, string]
      | [string, string, string, string, string, string]
      | [string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string, string, string, string, string]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ];
    /**
     * Names
     *
     * @maxItems 20
     *
     * Items: Name of a label
     */
    remove?:
      | []
      | [string]
      | [string, string]
      | [string, string, string]
      | [string, string, string, string]
      | [string, string, string, string, string]
      | [string, string, string, string, string, string]
      | [string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string, string, string, string, string]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ];
  };
  gmail_reply_to_thread: {
    /**
     * thread_id
     */
    thread_id: string;
    /**
     * Instead of the latest message
     */
    message_id?: string;
    /**
     * Markdown
     */
    body: string;
    reply_to?: 'all' | 'sender';
    /**
     * Also to
     *
     * @maxItems 100
     */
    cc_add?: string[];
  };
  gmail_search_threads: {
    /**
     * As in Gmail: from:ana subject:update newer_than:7d
     */
    query?: string;
    /**
     * Name of a label
     */
    label?: string;
    /**
     * Leaves out newsletters and the like
     */
    exclude_automated?: boolean;
    /**
     * Also in Spam and Trash
     */
    include_spam_trash?: boolean;
    limit?: number;
    /**
     * From next_cursor
     */
    cursor?: string;
  };
  gmail_send_draft: {
    /**
     * draft_id
     */
    draft_id: string;
  };
  gmail_send_message: {
    /**
     * Addresses
     *
     * @minItems 1
     * @maxItems 100
     */
    to: [string, ...string[]];
    /**
     * Addresses
     *
     * @maxItems 100
     */
    cc?: string[];
    /**
     * Addresses
     *
     * @maxItems 100
     */
    bcc?: string[];
    /**
     * One line
     */
    subject: string;
    /**
     * Markdown
     */
    body: string;
    /**
     * Send-as address set up in Gmail
     */
    from_alias?: string;
    /**
     * Markdown below the body
     */
    signature?: string;
    /**
     * file_handle of each file
     *
     * @maxItems 20
     */
    attachments?:
      | []
      | [string]
      | [string, string]
      | [string, string, string]
      | [string, string, string, string]
      | [string, string, string, string, string]
      | [string, string, string, string, string, string]
      | [string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string, string, string, string, string]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ];
  };
  gmail_trash_thread: {
    /**
     * thread_id
     */
    thread_id: string;
    /**
     * Takes it back out
     */
    restore?: boolean;
  };
  gmail_triage_threads: {
    action:
      | 'archive'
      | 'unarchive'
      | 'mark_read'
      | 'mark_unread'
      | 'star'
      | 'unstar'
      | 'important'
      | 'not_important';
    /**
     * Either these
     *
     * @minItems 1
     * @maxItems 50
     *
     * Items: thread_id
     */
    thread_ids?: [string, ...string[]];
    /**
     * or this, as in gmail_search_threads
     */
    query?: string;
  };
  gmail_update_draft: {
    /**
     * draft_id
     */
    draft_id: string;
    /**
     * Addresses
     *
     * @maxItems 100
     */
    to?: string[];
    /**
     * Addresses
     *
     * @maxItems 100
     */
    cc?: string[];
    /**
     * Addresses
     *
     * @maxItems 100
     */
    bcc?: string[];
    /**
     * One line
     */
    subject?: string;
    /**
     * Markdown
     */
    body?: string;
  };
  jira_add_comment: {
    /**
     * Such as ARM-12
     */
    key: string;
    /**
     * Markdown
     */
    body: string;
    /**
     * Only for this project role
     */
    visibility?: string;
    /**
     * Name or url, if several are connected
     */
    site?: string;
  };
  jira_add_remote_link: {
    /**
     * Such as ARM-12
     */
    key: string;
    url: string;
    title: string;
    /**
     * Name or url, if several are connected
     */
    site?: string;
  };
  jira_assign_issue: {
    /**
     * Such as ARM-12
     */
    key: string;
    /**
     * Name, email, account id, me or nobody
     */
    assignee: string;
    /**
     * Name or url, if several are connected
     */
    site?: string;
  };
  jira_count_issues: {
    /**
     * Project key
     */
    project?: string;
    /**
     * Name, email, me or nobody
     */
    assignee?: string;
    status?: string;
    state?: 'open' | 'done';
    /**
     * Such as Bug
     */
    type?: string;
    /**
     * @maxItems 10
     */
    labels?:
      | []
      | [string]
      | [string, string]
      | [string, string, string]
      | [string, string, string, string]
      | [string, string, string, string, string]
      | [string, string, string, string, string, string]
      | [string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string, string, string];
    /**
     * Words in it
     */
    text?: string;
    /**
     * open, none or a name
     */
    sprint?: string;
    /**
     * YYYY-MM-DD
     */
    updated_since?: string;
    /**
     * YYYY-MM-DD
     */
    resolved_since?: string;
    /**
     * For what filters cannot say
     */
    jql?: string;
    /**
     * Name or url, if several are connected
     */
    site?: string;
  };
  jira_create_issue: {
    /**
     * Project key
     */
    project: string;
    /**
     * Issue type
     */
    type?: string;
    summary: string;
    /**
     * Markdown
     */
    description?: string;
    /**
     * Name, email, account id or me
     */
    assignee?: string;
    /**
     * @maxItems 20
     */
    labels?:
      | []
      | [string]
      | [string, string]
      | [string, string, string]
      | [string, string, string, string]
      | [string, string, string, string, string]
      | [string, string, string, string, string, string]
      | [string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string, string, string, string, string]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ];
    /**
     * Epic, or the issue of a sub-task
     */
    parent?: string;
    priority?: string;
    /**
     * @maxItems 20
     */
    components?:
      | []
      | [string]
      | [string, string]
      | [string, string, string]
      | [string, string, string, string]
      | [string, string, string, string, string]
      | [string, string, string, string, string, string]
      | [string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string, string, string, string, string]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ];
    /**
     * YYYY-MM-DD
     */
    due?: string;
    /**
     * Other fields by their name
     */
    fields?: {
      [k: string]: string | number | string[];
    };
    /**
     * Name or url, if several are connected
     */
    site?: string;
  };
  jira_find_users: {
    /**
     * Beginning of name or email
     */
    text: string;
    /**
     * Project key
     */
    project?: string;
    /**
     * Such as ARM-12
     */
    key?: string;
    /**
     * Name or url, if several are connected
     */
    site?: string;
  };
  jira_get_attachment: {
    /**
     * From jira_get_issue
     */
    attachment_id: string;
    /**
     * Character to go on from
     */
    offset?: number;
    /**
     * Name or url, if several are connected
     */
    site?: string;
  };
  jira_get_create_fields: {
    /**
     * Project key
     */
    project: string;
    /**
     * Name of the type
     */
    type?: string;
    /**
     * Name or url, if several are connected
     */
    site?: string;
  };
  jira_get_issue: {
    /**
     * Such as ARM-12
     */
    key: string;
    include?: ('comments' | 'links' | 'subtasks' | 'attachments' | 'transitions')[];
    /**
     * How many of the latest
     */
    comments?: number;
    /**
     * Longest description
     */
    max_chars?: number;
    /**
     * Name or url, if several are connected
     */
    site?: string;
  };
  jira_get_issue_history: {
    /**
     * Such as ARM-12
     */
    key: string;
    /**
     * Only these, such as status
     *
     * @maxItems 10
     */
    fields?:
      | []
      | [string]
      | [string, string]
      | [string, string, string]
      | [string, string, string, string]
      | [string, string, string, string, string]
      | [string, string, string, string, string, string]
      | [string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string, string, string];
    /**
     * YYYY-MM-DD
     */
    since?: string;
    /**
     * Name or url, if several are connected
     */
    site?: string;
    limit?: number;
    /**
     * From next_cursor
     */
    cursor?: string;
  };
  jira_link_issues: {
    /**
     * Such as ARM-12
     */
    from: string;
    /**
     * Such as ARM-12
     */
    to: string;
    /**
     * Such as Blocks, is blocked by
     */
    type?: string;
    /**
     * Name or url, if several are connected
     */
    site?: string;
  };
  jira_list_boards: {
    /**
     * Project key
     */
    project?: string;
    /**
     * Part of the name
     */
    name?: string;
    /**
     * Name or url, if several are connected
     */
    site?: string;
    limit?: number;
    /**
     * From next_cursor
     */
    cursor?: string;
  };
  jira_list_comments: {
    /**
     * Such as ARM-12
     */
    key: string;
    newest_first?: boolean;
    /**
     * Longest comment
     */
    max_chars?: number;
    /**
     * Name or url, if several are connected
     */
    site?: string;
    limit?: number;
    /**
     * From next_cursor
     */
    cursor?: string;
  };
  jira_list_projects: {
    /**
     * Part of key or name
     */
    text?: string;
    /**
     * Name or url, if several are connected
     */
    site?: string;
    limit?: number;
    /**
     * From next_cursor
     */
    cursor?: string;
  };
  jira_list_sprints: {
    /**
     * Id or name
     */
    board: string;
    /**
     * @minItems 1
     */
    state?: ['active' | 'future' | 'closed', ...('active' | 'future' | 'closed')[]];
    /**
     * Name or url, if several are connected
     */
    site?: string;
    limit?: number;
    /**
     * From next_cursor
     */
    cursor?: string;
  };
  jira_list_transitions: {
    /**
     * Such as ARM-12
     */
    key: string;
    /**
     * Name or url, if several are connected
     */
    site?: string;
    limit?: number;
    /**
     * From next_cursor
     */
    cursor?: string;
  };
  jira_list_versions: {
    /**
     * Project key
     */
    project: string;
    status?: 'released' | 'unreleased' | 'archived';
    /**
     * Name or url, if several are connected
     */
    site?: string;
    limit?: number;
    /**
     * From next_cursor
     */
    cursor?: string;
  };
  jira_log_work: {
    /**
     * Such as ARM-12
     */
    key: string;
    /**
     * Such as 2h 30m
     */
    time_spent: string;
    /**
     * ISO 8601 with zone
     */
    started?: string;
    /**
     * Markdown
     */
    note?: string;
    /**
     * Name or url, if several are connected
     */
    site?: string;
  };
  jira_move_issues_to_sprint: {
    /**
     * Id, name or backlog
     */
    sprint: string;
    /**
     * @minItems 1
     * @maxItems 50
     *
     * Items: Such as ARM-12
     */
    keys: [string, ...string[]];
    /**
     * Id or name; where a sprint name is looked for
     */
    board?: string;
    /**
     * Name or url, if several are connected
     */
    site?: string;
  };
  jira_search_issues: {
    /**
     * Project key
     */
    project?: string;
    /**
     * Name, email, me or nobody
     */
    assignee?: string;
    status?: string;
    state?: 'open' | 'done';
    /**
     * Such as Bug
     */
    type?: string;
    /**
     * @maxItems 10
     */
    labels?:
      | []
      | [string]
      | [string, string]
      | [string, string, string]
      | [string, string, string, string]
      | [string, string, string, string, string]
      | [string, string, string, string, string, string]
      | [string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string, string, string];
    /**
     * Words in it
     */
    text?: string;
    /**
     * open, none or a name
     */
    sprint?: string;
    /**
     * YYYY-MM-DD
     */
    updated_since?: string;
    /**
     * YYYY-MM-DD
     */
    resolved_since?: string;
    /**
     * For what filters cannot say
     */
    jql?: string;
    order?: 'updated' | 'created' | 'priority' | 'due' | 'rank';
    /**
     * Name or url, if several are connected
     */
    site?: string;
    limit?: number;
    /**
     * From next_cursor
     */
    cursor?: string;
  };
  jira_transition_issue: {
    /**
     * Such as ARM-12
     */
    key: string;
    /**
     * Name of status or transition
     */
    to_status: string;
    /**
     * Where the move asks for one
     */
    resolution?: string;
    /**
     * Markdown
     */
    comment?: string;
    /**
     * Name or url, if several are connected
     */
    site?: string;
  };
  jira_update_issue: {
    /**
     * Such as ARM-12
     */
    key: string;
    summary?: string;
    /**
     * Markdown
     */
    description?: string;
    /**
     * @maxItems 20
     */
    add_labels?:
      | []
      | [string]
      | [string, string]
      | [string, string, string]
      | [string, string, string, string]
      | [string, string, string, string, string]
      | [string, string, string, string, string, string]
      | [string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string, string, string, string, string]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ];
    /**
     * @maxItems 20
     */
    remove_labels?:
      | []
      | [string]
      | [string, string]
      | [string, string, string]
      | [string, string, string, string]
      | [string, string, string, string, string]
      | [string, string, string, string, string, string]
      | [string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string, string, string, string, string]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ];
    /**
     * Key of the epic
     */
    parent?: string;
    priority?: string;
    /**
     * @maxItems 20
     */
    components?:
      | []
      | [string]
      | [string, string]
      | [string, string, string]
      | [string, string, string, string]
      | [string, string, string, string, string]
      | [string, string, string, string, string, string]
      | [string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string, string, string, string, string]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ];
    /**
     * @maxItems 20
     */
    fix_versions?:
      | []
      | [string]
      | [string, string]
      | [string, string, string]
      | [string, string, string, string]
      | [string, string, string, string, string]
      | [string, string, string, string, string, string]
      | [string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string, string, string, string]
      | [string, string, string, string, string, string, string, string, string, string, string, string]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ]
      | [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ];
    /**
     * YYYY-MM-DD
     */
    due?: string;
    /**
     * Other fields by their name
     */
    fields?: {
      [k: string]: string | number | string[];
    };
    /**
     * false: mail nobody
     */
    notify?: boolean;
    /**
     * Name or url, if several are connected
     */
    site?: string;
  };
}
/**
 * What each tool answers, by its name.
 */
export interface ToolResults {
  drive_add_comment: {
    comment_id: string;
    url: string;
    /**
     * Made a short while ago already; nothing was done again
     */
    deduplicated?: boolean;
    /**
     * What the hub left out or changed, and how to get it
     */
    note?: string;
  };
  drive_copy_file: {
    file_id: string;
    name: string;
    url: string;
    /**
     * Made a short while ago already; nothing was done again
     */
    deduplicated?: boolean;
    /**
     * What the hub left out or changed, and how to get it
     */
    note?: string;
  };
  drive_create_document: {
    file_id: string;
    name: string;
    url: string;
    /**
     * Made a short while ago already; nothing was done again
     */
    deduplicated?: boolean;
    /**
     * What the hub left out or changed, and how to get it
     */
    note?: string;
  };
  drive_create_file: {
    file_id: string;
    name: string;
    url: string;
    /**
     * Made a short while ago already; nothing was done again
     */
    deduplicated?: boolean;
    /**
     * What the hub left out or changed, and how to get it
     */
    note?: string;
  };
  drive_create_folder: {
    file_id: string;
    name: string;
    url: string;
    /**
     * Made a short while ago already; nothing was done again
     */
    deduplicated?: boolean;
    /**
     * What the hub left out or changed, and how to get it
     */
    note?: string;
  };
  drive_export_file: {
    file_handle: string;
    name: string;
    mime: string;
    size: number;
    /**
     * What the hub left out or changed, and how to get it
     */
    note?: string;
  };
  drive_get_file_metadata: {
    file_id: string;
    name: string;
    type: string;
    path_hint: string | null;
    modified?: string | null;
    modified_by: string | null;
    owner: string | null;
    shared_drive: string | null;
    url?: string | null;
    mime: string;
    size: number | null;
    description: string;
    created?: string | null;
    parents: string[];
    trashed: boolean;
    shared: boolean;
    shortcut_to?: string | null;
    can_edit: boolean;
    can_comment: boolean;
    can_share: boolean;
    can_download: boolean;
    /**
     * What the hub left out or changed, and how to get it
     */
    note?: string;
  };
  drive_list_comments: {
    items: {
      comment_id: string;
      author: string | null;
      created?: string | null;
      text: string;
      quoted: string | null;
      resolved: boolean;
      replies: {
        reply_id: string;
        author: string | null;
        created?: string | null;
        text: string;
      }[];
    }[];
    /**
     * What the hub left out or changed, and how to get it
     */
    note?: string;
    has_more?: boolean;
    /**
     * cursor of the next page; absent on the last one
     */
    next_cursor?: string;
  };
  drive_list_folder: {
    items: {
      file_id: string;
      name: string;
      type: string;
      path_hint: string | null;
      modified?: string | null;
      modified_by: string | null;
      owner: string | null;
      shared_drive: string | null;
      url?: string | null;
    }[];
    /**
     * What the hub left out or changed, and how to get it
     */
    note?: string;
    has_more?: boolean;
    /**
     * cursor of the next page; absent on the last one
     */
    next_cursor?: string;
  };
  drive_list_permissions: {
    items: {
      id: string;
      who: string;
      email: string | null;
      role: string;
      type: string;
      inherited: boolean;
      expires: string | null;
    }[];
    has_more?: boolean;
    /**
     * cursor of the next page; absent on the last one
     */
    next_cursor?: string;
    /**
     * What the hub left out or changed, and how to get it
     */
    note?: string;
  };
  drive_list_recent_files: {
    items: {
      file_id: string;
      name: string;
      type: string;
      path_hint: string | null;
      modified?: string | null;
      modified_by: string | null;
      owner: string | null;
      shared_drive: string | null;
      url?: string | null;
    }[];
    /**
     * What the hub left out or changed, and how to get it
     */
    note?: string;
    has_more?: boolean;
    /**
     * cursor of the next page; absent on the last one
     */
    next_cursor?: string;
  };
  drive_list_revisions: {
    items: {
      id: string;
      modified: string;
      by: string | null;
    }[];
    /**
     * What the hub left out or changed, and how to get it
     */
    note?: string;
    has_more?: boolean;
    /**
     * cursor of the next page; absent on the last one
     */
    next_cursor?: string;
  };
  drive_list_shared_drives: {
    items: {
      id: string;
      name: string;
    }[];
    has_more?: boolean;
    /**
     * cursor of the next page; absent on the last one
     */
    next_cursor?: string;
    /**
     * What the hub left out or changed, and how to get it
     */
    note?: string;
  };
  drive_move_file: {
    file_id: string;
    path: string;
    url?: string | null;
    /**
     * What the hub left out or changed, and how to get it
     */
    note?: string;
  };
  drive_read_file: {
    file_id: string;
    name: string;
    type: string;
    modified: string;
    url?: string | null;
    text: string;
    next_offset: number | null;
    total_chars: number;
    /**
     * What the hub left out or changed, and how to get it
     */
    note?: string;
  };
  drive_remove_permission: {
    removed: boolean;
    who: string;
    /**
     * Made a short while ago already; nothing was done again
     */
    deduplicated?: boolean;
    /**
     * What the hub left out or changed, and how to get it
     */
    note?: string;
  };
  drive_reply_to_comment: {
    reply_id: string;
    resolved: boolean;
    /**
     * Made a short while ago already; nothing was done again
     */
    deduplicated?: boolean;
    /**
     * What the hub left out or changed, and how to get it
     */
    note?: string;
  };
  drive_request_file_access: {
    url: string;
    /**
     * What the hub left out or changed, and how to get it
     */
    note?: string;
  };
  drive_search_files: {
    items: {
      file_id: string;
      name: string;
      type: string;
      path_hint: string | null;
      modified?: string | null;
      modified_by: string | null;
      owner: string | null;
      shared_drive: string | null;
      url?: string | null;
    }[];
    /**
     * What the hub left out or changed, and how to get it
     */
    note?: string;
    has_more?: boolean;
    /**
     * cursor of the next page; absent on the last one
     */
    next_cursor?: string;
  };
  drive_share_file: {
    shared: {
      who: string;
      role: string;
    }[];
    failed: {
      who: string;
      reason: string;
    }[];
    /**
     * Made a short while ago already; nothing was done again
     */
    deduplicated?: boolean;
    /**
     * What the hub left out or changed, and how to get it
     */
    note?: string;
  };
  drive_trash_file: {
    file_id: string;
    name: string;
    trashed: boolean;
    /**
     * What the hub left out or changed, and how to get it
     */
    note?: string;
  };
  drive_update_file_content: {
    file_id: string;
    modified: string;
    revision: string | null;
    url?: string | null;
    /**
     * Made a short while ago already; nothing was done again
     */
    deduplicated?: boolean;
    /**
     * What the hub left out or changed, and how to get it
     */
    note?: string;
  };
  github_comment: {
    comment_id: number;
    url: string;
    /**
     * Made a short while ago already; nothing was done again
     */
    deduplicated?: boolean;
    /**
     * What the hub left out or changed, and how to get it
     */
    note?: string;
  };
  github_create_issue: {
    number: number;
    url: string;
    /**
     * Made a short while ago already; nothing was done again
     */
    deduplicated?: boolean;
    /**
     * What the hub left out or changed, and how to get it
     */
    note?: string;
  };
  github_create_pull_request: {
    number: number;
    base: string;
    url: string;
    /**
     * What the hub left out or changed, and how to get it
     */
    note?: string;
    /**
     * Made a short while ago already; nothing was done again
     */
    deduplicated?: boolean;
  };
  github_create_release: {
    release_id: number;
    tag: string;
    draft: boolean;
    url: string;
    /**
     * Made a short while ago already; nothing was done again
     */
    deduplicated?: boolean;
    /**
     * What the hub left out or changed, and how to get it
     */
    note?: string;
  };
  github_get_check_results: {
    passed: number;
    pending: string[];
    failed: {
      name: string;
      conclusion: string | null;
      summary: string;
      annotations: {
        path: string;
        line?: number;
        level: string | null;
        message: string;
      }[];
      url: string | null;
    }[];
    /**
     * What the hub left out or changed, and how to get it
     */
    note?: string;
  };
  github_get_file_contents: {
    path: string;
    kind: string;
    text?: string;
    total_lines?: number;
    next_line?: number | null;
    next_char?: number;
    size?: number;
    sha?: string;
    entries?: {
      name: string;
      kind: string;
      size: number;
    }[];
    url?: string | null;
    /**
     * What the hub left out or changed, and how to get it
     */
    note?: string;
  };
  github_get_issue: {
    number: number;
    repo: string;
    title: string;
    state: string;
    author: string;
    labels: string[];
    assignees: string[];
    comments: {
      comment_id: number;
      author: string;
      created_at: string;
      body: string;
      url: string;
    }[];
    updated_at: string;
    url: string;
    state_reason?: string | null;
    milestone: string | null;
    created_at: string;
    body: string;
    earlier_comments: number;
    next_skip?: number;
    is_pull_request: boolean;
    /**
     * What the hub left out or changed, and how to get it
     */
    note?: string;
  };
  github_get_job_logs: {
    jobs: {
      job_id: number;
      name: string;
      conclusion: string | null;
      log: string;
      omitted_lines: number;
      url: string | null;
    }[];
    /**
     * What the hub left out or changed, and how to get it
     */
    note?: string;
  };
  github_get_pull_request: {
    number: number;
    title: string;
    state: string;
    draft?: boolean;
    author: string;
    base: string;
    head: string;
    head_sha: string;
    body: string;
    merged: boolean;
    mergeable: boolean | null;
    mergeable_state?: string;
    reviews: {
      approved_by: string[];
      changes_requested_by: string[];
    };
    requested_reviewers: string[];
    checks: {
      passed: number;
      failed: string[];
      pending: number;
    };
    additions: number;
    deletions: number;
    changed_files: number;
    created_at: string;
    updated_at: string;
    merged_at: string | null;
    url: string;
    /**
     * What the hub left out or changed, and how to get it
     */
    note?: string;
  };
  github_get_pull_request_discussion: {
    items: {
      thread_id: string;
      path: string;
      line: number | null;
      resolved: boolean;
      outdated: boolean;
      comments: {
        comment_id: number;
        author: string;
        created_at: string;
        body: string;
        url: string;
      }[];
      more_comments: number;
    }[];
    /**
     * What the hub left out or changed, and how to get it
     */
    note?: string;
    has_more?: boolean;
    /**
     * cursor of the next page; absent on the last one
     */
    next_cursor?: string;
  };
  github_get_pull_request_files: {
    items: {
      path: string;
      previous_path?: string;
      status: string;
      additions: number;
      deletions: number;
      patch?: string;
      truncated?: boolean;
      next_offset?: number;
    }[];
    /**
     * What the hub left out or changed, and how to get it
     */
    note?: string;
    has_more?: boolean;
    /**
     * cursor of the next page; absent on the last one
     */
    next_cursor?: string;
  };
  github_list_commits: {
    items: {
      sha: string;
      title: string;
      author: string;
      date: string | null;
      url: string;
    }[];
    has_more?: boolean;
    /**
     * cursor of the next page; absent on the last one
     */
    next_cursor?: string;
    /**
     * What the hub left out or changed, and how to get it
     */
    note?: string;
  };
  github_list_releases: {
    items: {
      tag: string;
      name: string | null;
      draft: boolean;
      prerelease: boolean;
      published_at: string | null;
      body: string;
      url: string;
    }[];
    has_more?: boolean;
    /**
     * cursor of the next page; absent on the last one
     */
    next_cursor?: string;
    /**
     * What the hub left out or changed, and how to get it
     */
    note?: string;
  };
  github_list_workflow_runs: {
    items: {
      run_id: number;
      name?: string | null;
      title: string;
      status: string | null;
      conclusion: string | null;
      branch: string | null;
      actor: string;
      started_at: string;
      url: string;
    }[];
    has_more?: boolean;
    /**
     * cursor of the next page; absent on the last one
     */
    next_cursor?: string;
    /**
     * What the hub left out or changed, and how to get it
     */
    note?: string;
  };
  github_merge_pull_request: {
    merged: boolean;
    sha: string;
    /**
     * Made a short while ago already; nothing was done again
     */
    deduplicated?: boolean;
    /**
     * What the hub left out or changed, and how to get it
     */
    note?: string;
  };
  github_reply_to_review_comment: {
    comment_id: number;
    resolved: boolean;
    url: string;
    /**
     * What the hub left out or changed, and how to get it
     */
    note?: string;
    /**
     * Made a short while ago already; nothing was done again
     */
    deduplicated?: boolean;
  };
  github_rerun_failed_jobs: {
    ok: boolean;
    /**
     * Made a short while ago already; nothing was done again
     */
    deduplicated?: boolean;
    /**
     * What the hub left out or changed, and how to get it
     */
    note?: string;
  };
  github_review_pull_request: {
    review_id: number;
    state: string;
    url: string;
    /**
     * Made a short while ago already; nothing was done again
     */
    deduplicated?: boolean;
    /**
     * What the hub left out or changed, and how to get it
     */
    note?: string;
  };
  github_search_code: {
    items: {
      repo: string;
      path: string;
      fragments: string[];
      url: string;
    }[];
    has_more?: boolean;
    /**
     * cursor of the next page; absent on the last one
     */
    next_cursor?: string;
    /**
     * What the hub left out or changed, and how to get it
     */
    note?: string;
  };
  github_search_issues: {
    items: {
      number: number;
      repo: string;
      title: string;
      state: string;
      author: string;
      labels: string[];
      assignees: string[];
      comments: number;
      updated_at: string;
      url: string;
    }[];
    has_more?: boolean;
    /**
     * cursor of the next page; absent on the last one
     */
    next_cursor?: string;
    /**
     * What the hub left out or changed, and how to get it
     */
    note?: string;
  };
  github_search_pull_requests: {
    items: {
      number: number;
      repo: string;
      title: string;
      state: string;
      author: string;
      labels: string[];
      assignees: string[];
      comments: number;
      updated_at: string;
      url: string;
      draft: boolean;
      merged_at: string | null;
    }[];
    has_more?: boolean;
    /**
     * cursor of the next page; absent on the last one
     */
    next_cursor?: string;
    /**
     * What the hub left out or changed, and how to get it
     */
    note?: string;
  };
  github_search_repositories: {
    items: {
      full_name: string;
      description: string | null;
      default_branch: string;
      private: boolean;
      updated_at: string | null;
      url: string;
    }[];
    has_more?: boolean;
    /**
     * cursor of the next page; absent on the last one
     */
    next_cursor?: string;
    /**
     * What the hub left out or changed, and how to get it
     */
    note?: string;
  };
  github_update_issue: {
    number: number;
    title: string;
    state: string;
    labels: string[];
    assignees: string[];
    url: string;
    /**
     * What the hub left out or changed, and how to get it
     */
    note?: string;
  };
  github_update_pull_request: {
    number: number;
    title: string;
    state: string;
    base: string;
    url: string;
    /**
     * What the hub left out or changed, and how to get it
     */
    note?: string;
  };
  gmail_create_draft: {
    draft_id: string;
    message_id: string;
    thread_id: string;
    to: string[];
    cc?: string[];
    url: string;
    /**
     * Made a short while ago already; nothing was done again
     */
    deduplicated?: boolean;
    /**
     * What the hub left out or changed, and how to get it
     */
    note?: string;
  };
  gmail_create_label: {
    name: string;
    id: string;
    /**
     * Made a short while ago already; nothing was done again
     */
    deduplicated?: boolean;
    /**
     * What the hub left out or changed, and how to get it
     */
    note?: string;
  };
  gmail_create_reply_draft: {
    draft_id: string;
    message_id: string;
    thread_id: string;
    to: string[];
    cc?: string[];
    url: string;
    /**
     * Made a short while ago already; nothing was done again
     */
    deduplicated?: boolean;
    /**
     * What the hub left out or changed, and how to get it
     */
    note?: string;
  };
  gmail_delete_draft: {
    deleted: boolean;
    /**
     * Made a short while ago already; nothing was done again
     */
    deduplicated?: boolean;
    /**
     * What the hub left out or changed, and how to get it
     */
    note?: string;
  };
  gmail_find_contact: {
    people: {
      name: string;
      email: string;
      last_seen?: string;
      count: number;
    }[];
    /**
     * What the hub left out or changed, and how to get it
     */
    note?: string;
  };
  gmail_forward_message: {
    message_id: string;
    thread_id: string;
    url: string;
    /**
     * Made a short while ago already; nothing was done again
     */
    deduplicated?: boolean;
    /**
     * What the hub left out or changed, and how to get it
     */
    note?: string;
  };
  gmail_get_attachment: {
    filename: string;
    mime: string;
    size: number;
    text?: string;
    truncated?: boolean;
    file_handle?: string;
    /**
     * What the hub left out or changed, and how to get it
     */
    note?: string;
  };
  gmail_get_draft: {
    draft_id: string;
    thread_id: string;
    to: string[];
    cc?: string[];
    bcc?: string[];
    subject: string;
    text: string;
    attachments?: {
      attachment_id: string;
      filename: string;
      mime: string;
      size: number;
    }[];
    url: string;
    /**
     * What the hub left out or changed, and how to get it
     */
    note?: string;
  };
  gmail_get_message: {
    message_id: string;
    from: string;
    to?: string[];
    cc?: string[];
    date?: string;
    attachments?: {
      attachment_id: string;
      filename: string;
      mime: string;
      size: number;
    }[];
    thread_id: string;
    bcc?: string[];
    reply_to?: string[];
    subject: string;
    labels?: string[];
    message_id_header?: string;
    url: string;
    text: string;
    total_chars: number;
    next_offset?: number;
    truncated?: boolean;
    /**
     * What the hub left out or changed, and how to get it
     */
    note?: string;
  };
  gmail_get_profile: {
    email: string;
    /**
     * What the hub left out or changed, and how to get it
     */
    note?: string;
  };
  gmail_get_thread: {
    thread_id: string;
    subject: string;
    messages: {
      message_id: string;
      from: string;
      to?: string[];
      cc?: string[];
      date?: string;
      attachments?: {
        attachment_id: string;
        filename: string;
        mime: string;
        size: number;
      }[];
      draft?: boolean;
      text: string;
      truncated?: boolean;
    }[];
    omitted_count?: number;
    next_skip?: number;
    url: string;
    /**
     * What the hub left out or changed, and how to get it
     */
    note?: string;
  };
  gmail_list_drafts: {
    items: {
      draft_id: string;
      thread_id: string;
      to: string[];
      subject: string;
      updated?: string;
    }[];
    has_more?: boolean;
    /**
     * cursor of the next page; absent on the last one
     */
    next_cursor?: string;
    /**
     * What the hub left out or changed, and how to get it
     */
    note?: string;
  };
  gmail_list_labels: {
    items: {
      name: string;
      id: string;
      type: 'user' | 'system';
    }[];
    has_more?: boolean;
    /**
     * cursor of the next page; absent on the last one
     */
    next_cursor?: string;
    /**
     * What the hub left out or changed, and how to get it
     */
    note?: string;
  };
  gmail_modify_thread_labels: {
    thread_id: string;
    labels: string[];
    /**
     * What the hub left out or changed, and how to get it
     */
    note?: string;
  };
  gmail_reply_to_thread: {
    message_id: string;
    thread_id: string;
    url: string;
    to?: string[];
    cc?: string[];
    /**
     * Made a short while ago already; nothing was done again
     */
    deduplicated?: boolean;
    /**
     * What the hub left out or changed, and how to get it
     */
    note?: string;
  };
  gmail_search_threads: {
    items: {
      thread_id: string;
      subject: string;
      from: string;
      participants?: string[];
      last_date?: string;
      message_count: number;
      unread?: boolean;
      labels?: string[];
      has_attachments?: boolean;
      snippet: string;
    }[];
    total_estimate?: number;
    has_more?: boolean;
    /**
     * cursor of the next page; absent on the last one
     */
    next_cursor?: string;
    /**
     * What the hub left out or changed, and how to get it
     */
    note?: string;
  };
  gmail_send_draft: {
    message_id: string;
    thread_id: string;
    url: string;
    /**
     * Made a short while ago already; nothing was done again
     */
    deduplicated?: boolean;
    /**
     * What the hub left out or changed, and how to get it
     */
    note?: string;
  };
  gmail_send_message: {
    message_id: string;
    thread_id: string;
    url: string;
    /**
     * Made a short while ago already; nothing was done again
     */
    deduplicated?: boolean;
    /**
     * What the hub left out or changed, and how to get it
     */
    note?: string;
  };
  gmail_trash_thread: {
    thread_id: string;
    in_trash: boolean;
    /**
     * What the hub left out or changed, and how to get it
     */
    note?: string;
  };
  gmail_triage_threads: {
    changed: number;
    unchanged: number;
    failed?: {
      id: string;
      reason: string;
    }[];
    more_matches?: boolean;
    /**
     * What the hub left out or changed, and how to get it
     */
    note?: string;
  };
  gmail_update_draft: {
    draft_id: string;
    message_id: string;
    thread_id: string;
    to: string[];
    cc?: string[];
    url: string;
    /**
     * What the hub left out or changed, and how to get it
     */
    note?: string;
  };
  jira_add_comment: {
    comment_id: string;
    url: string;
    /**
     * Made a short while ago already; nothing was done again
     */
    deduplicated?: boolean;
    /**
     * What the hub left out or changed, and how to get it
     */
    note?: string;
  };
  jira_add_remote_link: {
    id: number;
    url: string;
    /**
     * What the hub left out or changed, and how to get it
     */
    note?: string;
  };
  jira_assign_issue: {
    key: string;
    assignee: string;
    url: string;
    /**
     * What the hub left out or changed, and how to get it
     */
    note?: string;
  };
  jira_count_issues: {
    count: number;
    jql: string;
    /**
     * What the hub left out or changed, and how to get it
     */
    note?: string;
  };
  jira_create_issue: {
    key: string;
    url: string;
    /**
     * Made a short while ago already; nothing was done again
     */
    deduplicated?: boolean;
    /**
     * What the hub left out or changed, and how to get it
     */
    note?: string;
  };
  jira_find_users: {
    users: {
      account_id: string;
      name: string;
      email?: string;
      active: boolean;
    }[];
    /**
     * What the hub left out or changed, and how to get it
     */
    note?: string;
  };
  jira_get_attachment: {
    filename: string;
    mime: string;
    size: number;
    text?: string;
    next_offset?: number | null;
    file_handle?: string;
    /**
     * What the hub left out or changed, and how to get it
     */
    note?: string;
  };
  jira_get_create_fields: {
    types: string[];
    required?: {
      name: string;
      id: string;
      type: string;
      allowed?: string[];
    }[];
    optional?: {
      name: string;
      allowed?: string[];
    }[];
    /**
     * What the hub left out or changed, and how to get it
     */
    note?: string;
  };
  jira_get_issue: {
    key: string;
    summary: string;
    status: string;
    assignee: string | null;
    priority: string | null;
    type: string;
    updated: string;
    url: string;
    resolution?: string;
    reporter: string;
    labels?: string[];
    components?: string[];
    fix_versions?: string[];
    parent?: {
      key: string;
      summary: string;
      status: string;
    };
    due?: string;
    created: string;
    description: string;
    custom_fields?: {
      name: string;
      value: string;
    }[];
    comments?: {
      comment_id: string;
      author: string;
      created: string;
      text: string;
    }[];
    earlier_comments?: number;
    links?: {
      key: string;
      summary: string;
      status: string;
      type: string;
    }[];
    subtasks?: {
      key: string;
      summary: string;
      status: string;
    }[];
    attachments?: {
      attachment_id: string;
      filename: string;
      mime: string;
      size: number;
      author: string;
      created: string;
    }[];
    transitions?: {
      name: string;
      to_status: string;
    }[];
    /**
     * What the hub left out or changed, and how to get it
     */
    note?: string;
  };
  jira_get_issue_history: {
    items: {
      when: string;
      who: string;
      field: string;
      from: string;
      to: string;
    }[];
    has_more?: boolean;
    /**
     * cursor of the next page; absent on the last one
     */
    next_cursor?: string;
    /**
     * What the hub left out or changed, and how to get it
     */
    note?: string;
  };
  jira_link_issues: {
    from: string;
    relation: string;
    to: string;
    /**
     * What the hub left out or changed, and how to get it
     */
    note?: string;
  };
  jira_list_boards: {
    items: {
      id: string;
      name: string;
      type: string;
      project?: string;
    }[];
    has_more?: boolean;
    /**
     * cursor of the next page; absent on the last one
     */
    next_cursor?: string;
    /**
     * What the hub left out or changed, and how to get it
     */
    note?: string;
  };
  jira_list_comments: {
    items: {
      comment_id: string;
      author: string;
      created: string;
      text: string;
    }[];
    has_more?: boolean;
    /**
     * cursor of the next page; absent on the last one
     */
    next_cursor?: string;
    /**
     * What the hub left out or changed, and how to get it
     */
    note?: string;
  };
  jira_list_projects: {
    items: {
      key: string;
      name: string;
      type: string;
      url: string;
    }[];
    has_more?: boolean;
    /**
     * cursor of the next page; absent on the last one
     */
    next_cursor?: string;
    /**
     * What the hub left out or changed, and how to get it
     */
    note?: string;
  };
  jira_list_sprints: {
    items: {
      id: string;
      name: string;
      state: string;
      start?: string;
      end?: string;
      goal?: string;
    }[];
    has_more?: boolean;
    /**
     * cursor of the next page; absent on the last one
     */
    next_cursor?: string;
    /**
     * What the hub left out or changed, and how to get it
     */
    note?: string;
  };
  jira_list_transitions: {
    items: {
      to_status: string;
      name: string;
      required_fields?: string[];
    }[];
    has_more?: boolean;
    /**
     * cursor of the next page; absent on the last one
     */
    next_cursor?: string;
    /**
     * What the hub left out or changed, and how to get it
     */
    note?: string;
  };
  jira_list_versions: {
    items: {
      id: string;
      name: string;
      released: boolean;
      date?: string;
    }[];
    has_more?: boolean;
    /**
     * cursor of the next page; absent on the last one
     */
    next_cursor?: string;
    /**
     * What the hub left out or changed, and how to get it
     */
    note?: string;
  };
  jira_log_work: {
    id: string;
    time_spent: string;
    started: string;
    /**
     * Made a short while ago already; nothing was done again
     */
    deduplicated?: boolean;
    /**
     * What the hub left out or changed, and how to get it
     */
    note?: string;
  };
  jira_move_issues_to_sprint: {
    moved: string[];
    sprint: string;
    /**
     * What the hub left out or changed, and how to get it
     */
    note?: string;
  };
  jira_search_issues: {
    items: {
      key: string;
      summary: string;
      status: string;
      assignee: string | null;
      priority: string | null;
      type: string;
      updated: string;
      url: string;
    }[];
    has_more?: boolean;
    /**
     * cursor of the next page; absent on the last one
     */
    next_cursor?: string;
    /**
     * What the hub left out or changed, and how to get it
     */
    note?: string;
  };
  jira_transition_issue: {
    key: string;
    status: string;
    url: string;
    /**
     * Made a short while ago already; nothing was done again
     */
    deduplicated?: boolean;
    /**
     * What the hub left out or changed, and how to get it
     */
    note?: string;
  };
  jira_update_issue: {
    key: string;
    url: string;
    changed: string[];
    /**
     * What the hub left out or changed, and how to get it
     */
    note?: string;
  };
}

/** The name of a tool that Skillhub ships. */
export type ToolName = keyof ToolInputs;
