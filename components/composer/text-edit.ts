/** A change of a text: what is put in place of start to end, and what is selected then, else the caret is behind it. */
export type TextEdit = { start: number; end: number; text: string; select?: readonly [number, number] };
