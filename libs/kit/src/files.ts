/** A file that the hub keeps for the person for a day; `file_handle` stands for it in inputs and answers, `size` is in bytes. */
export interface FileHandle {
  readonly file_handle: string;
  readonly name: string;
  readonly mime: string;
  readonly size: number;
}

/** A file's content with its name and media type. */
export interface FileContent {
  readonly name: string;
  readonly mime: string;
  readonly bytes: Uint8Array;
}

/** The person's own files, so that no answer has to carry bytes. */
export interface Files {
  /** Throws ToolError `invalid_input` for a file over 25 MB. */
  keep(file: FileContent): Promise<FileHandle>;
  /** Throws ToolError `not_found` for a handle that is unknown, another person's or too old. */
  open(handle: string): Promise<FileContent>;
}
