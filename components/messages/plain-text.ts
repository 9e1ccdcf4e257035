/** One line of a message's Markdown, without the signs that most messages have: for where there is one line of room. */
export function plainText(body: string): string {
  return body
    .replace(/```\w*/g, " ")
    .replace(/!?\[((?:\\.|[^\]\\])*)\]\([^)]*\)/g, "$1")
    .replace(/(\*\*|__|~~|`)/g, "")
    .replace(/(^|[^\w*])([*_])(?=\S)([^*_\n]+)\2(?!\w)/g, "$1$3")
    .replace(/^\s*(?:>|#{1,6}|[-*+])\s+/gm, "")
    .replace(/\\([\\[\]*_~`])/g, "$1")
    .replace(/\s+/g, " ")
    .trim();
}
