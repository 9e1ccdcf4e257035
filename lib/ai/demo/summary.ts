const DATA = /<data mark="([0-9a-f]+)" title="([^"]*)">\n([\s\S]*?)\n<\/data mark="\1">/g;
/** “[2026-11-27 18:11 UTC] Ada: The ferry leaves at noon” */
const SAID = /^\[[^\]]* UTC\] (.+?): (.+)$/;
const TO_DO = /\b(i’ll|i'll|will|tomorrow|need to|have to|please|could you|can you|open|still)\b/i;
const MIN_CHARS = 30;
const SHOWN = 4;

/** A prompt without the material that `asData` (lib/ai/context) marks. */
export const questionOf = (prompt: string) => prompt.replace(DATA, "").trim();

/** The material of a prompt that comes last. */
export const bodyOf = (prompt: string): string => [...prompt.matchAll(DATA)].at(-1)?.[3] ?? "";

/** The latest lines of a conversation, and what sounds as if it were to be done. Null where a prompt has neither. */
export function summaryOf(prompt: string): string | null {
  if (!/\b(summari[sz]e|summary|miss)\b/i.test(questionOf(prompt))) return null;
  const [, , title = "", body = ""] = [...prompt.matchAll(DATA)].at(-1) ?? [];
  const said = body.split("\n").flatMap((line) => {
    const [, author, text = ""] = SAID.exec(line) ?? [];
    return author && text.length >= MIN_CHARS ? [{ author, text: bare(text) }] : [];
  });
  if (said.length === 0) return null;
  const latest = said.slice(-SHOWN).map(({ author, text }) => `- **${author}:** ${text}`);
  const toDo = said.filter(({ text }) => TO_DO.test(text) && !text.endsWith("?")).slice(-3);
  const items = toDo.map(({ author, text }) => `- [ ] ${text} (${author})`);
  return [`**In short**, what was said last in ${title}:`, "", ...latest, "", ...items].join("\n").trim();
}

function bare(text: string): string {
  const short = text.length > 160 ? `${text.slice(0, 160).replace(/\s\S*$/, "")} …` : text;
  return short.replace(/[[\]*_`<>#]/g, "");
}
