/** What a call does to the world. */
export type Effect = 'read' | 'write' | 'send' | 'destroy';
