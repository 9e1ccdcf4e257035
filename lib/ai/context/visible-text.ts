// Scripts in whose words joiners change how letters look.
const JOINED = [
  ...["Arabic", "Syriac", "Devanagari", "Bengali", "Gurmukhi", "Gujarati", "Oriya", "Tamil", "Telugu"],
  ...["Kannada", "Malayalam", "Sinhala", "Myanmar", "Khmer", "Tibetan", "Mongolian"],
]
  .map((script) => String.raw`\p{Script=${script}}`)
  .join("");

/** Invisible characters that writing needs: in emoji, the three flags of tags, and between letters that join. */
const NEEDED = [
  String.raw`(?<=[0-9#*])\uFE0F(?=\u20E3)`,
  String.raw`(?<=\p{Extended_Pictographic})[\uFE0E\uFE0F]`,
  String.raw`(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}]\uFE0F?)\u200D(?=\p{Extended_Pictographic})`,
  String.raw`(?<=\u{1F3F4})\u{E0067}\u{E0062}(?:\u{E0065}\u{E006E}\u{E0067}|\u{E0073}\u{E0063}\u{E0074}|\u{E0077}\u{E006C}\u{E0073})\u{E007F}`,
  String.raw`(?<=[${JOINED}])[\u200C\u200D](?=[${JOINED}])`,
].join("|");

// Zero width, bidirectional controls, variation selectors, tags, fillers; annotation marks; controls but tab and line feed.
const INVISIBLE = new RegExp(
  String.raw`(${NEEDED})|[\p{Default_Ignorable_Code_Point}\uFFF9-\uFFFB\0-\x08\x0B-\x1F\x7F-\x9F]`,
  "gu",
);

/** Text as a person sees it: instructions can be hidden in characters that only a model reads. */
export const visibleText = (text: string): string =>
  text
    .replace(/\r\n?|[\u0085\u2028\u2029\v\f]/g, "\n")
    .replace(INVISIBLE, (_, needed?: string) => needed ?? "")
    .toWellFormed();
