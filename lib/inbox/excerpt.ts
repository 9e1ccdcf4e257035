const LENGTH = 200;

/** The beginning of a message's Markdown as one line of plain text, as lists and notifications show it. */
export function excerptOf(body: string): string {
  const text = body
    .slice(0, LENGTH * 4)
    .replace(/!?\[((?:\\.|[^\]\\])*)\]\([^)\s]*\)/g, "$1")
    .replace(/^```\w*$|^\s{0,3}(?:[#>]+|[-*+]|\d+\.)\s+/gm, "")
    .replace(/(\*\*|~~|`+|__)/g, "")
    .replace(/\\([\\[\]*_`~])/g, "$1")
    .replace(/\s+/g, " ")
    .trim();
  const characters = [...text];
  return characters.length > LENGTH ? `${characters.slice(0, LENGTH - 1).join("")}…` : text;
}
