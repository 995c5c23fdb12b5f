const waiting = new Map<string, string>();

/** Hands a question over to the page of the conversation that was just begun with it. */
export const leaveQuestion = (conversation: string, text: string): void =>
  void waiting.set(conversation, text);

/** Takes that question, once: loading the page again must not ask again. */
export function takeQuestion(conversation: string): string | undefined {
  const text = waiting.get(conversation);
  waiting.delete(conversation);
  return text;
}
