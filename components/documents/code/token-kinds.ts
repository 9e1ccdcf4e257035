/** What has a color in code; `document-code.css` gives each its own. */
export const TOKEN_KINDS = ["keyword", "string", "number", "comment", "deletion"] as const;
export type TokenKind = (typeof TOKEN_KINDS)[number];
