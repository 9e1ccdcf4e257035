const SHORTCODE = /:([a-z0-9_+-]{2,32}):/g;
/** Code is left as it is: blocks between fences, and spans between backticks. */
const CODE = /(```[\s\S]*?(?:```|$)|`[^`\n]*`)/;

export const hasShortcodes = (text: string) => text.search(SHORTCODE) >= 0;

/**
 * A message's text with `:tada:` and the like turned into emoji, as it is to be sent.
 * @param custom names of the workspace's own emoji, which stay as they are
 */
export async function replaceShortcodes(
  text: string,
  custom: ReadonlySet<string> = new Set(),
): Promise<string> {
  if (!hasShortcodes(text)) return text;
  const { emojiByName } = await import("./emoji-data");
  return text
    .split(CODE)
    .map((part, index) => {
      if (index % 2 === 1) return part;
      return part.replace(SHORTCODE, (whole, name: string) =>
        custom.has(name) ? whole : (emojiByName(name) ?? whole),
      );
    })
    .join("");
}
