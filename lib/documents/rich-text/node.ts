export type RichTextMark = { type: string; attrs?: Record<string, unknown> };

/** A rich text, or a part of it, as ProseMirror reads it from JSON. */
export type RichTextNode = {
  type: string;
  attrs?: Record<string, unknown>;
  content?: RichTextNode[];
  text?: string;
  marks?: RichTextMark[];
};
