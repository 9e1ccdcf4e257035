// What is written after a command, taken apart.

/** "Lunch? Soup, Bread": the question ends at its question mark, or at the line. Options stand between commas or on lines. */
export function parsePoll(text: string): { question: string; options: string[] } | null {
  const [, question = "", rest = ""] = /^([^?？\n]*[?？]|[^\n]*\n)([\s\S]*)$/.exec(text.trim()) ?? [];
  const lines = rest.split("\n").map((line) => line.replace(/^\s*[-*+]\s+/, "").trim());
  const given = lines.filter(Boolean);
  const options = given.length > 1 ? given : (given[0] ?? "").split(/[,，、]/).map((option) => option.trim());
  const named = options.filter(Boolean);
  return question.trim() && named.length > 1 ? { question: question.trim(), options: named } : null;
}

const EMOJI_FIRST = /^(\p{RGI_Emoji})?\s*([\s\S]*)$/v;

/** "🏖️ On vacation". Null for nothing, "clear" or "off", which take the status away. */
export function parseStatus(text: string): { emoji: string; text: string } | null {
  const [, emoji = "", words = ""] = EMOJI_FIRST.exec(text.trim()) ?? [];
  const status = { emoji, text: words.trim().replace(/\s+/g, " ") };
  if (!emoji && /^(clear|off)?$/i.test(status.text)) return null;
  return status;
}
