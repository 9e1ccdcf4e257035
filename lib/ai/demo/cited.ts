type Given = { number: string; place: string; lines: string[] };
type Line = { text: string; author: string | null; given: Given; score: number };

const SOURCE = /<data mark="([0-9a-f]+)" title="Source (\d+) · ([^"]*)">\n([\s\S]*?)\n<\/data mark="\1">/g;
/** “Ada: The ferry leaves at noon” */
const SAID = /^([\p{Lu}\p{L}][\p{L}\p{M} .'’-]{0,40}): (.+)$/u;
const MIN_WORD = 4;
const SHOWN = 3;

/**
 * An answer from the numbered sources of a prompt, as `withSources` (lib/ai/ask) gives them: the lines that have most of the
 * question's words, each with its number. Null for a prompt without sources.
 */
export function citedAnswer(prompt: string): string | null {
  const sources = [...prompt.matchAll(SOURCE)].map(([, , number = "", title = "", body = ""]) => ({
    ...{ number, place: title.split(" · ")[0] ?? "", lines: body.split("\n").filter(Boolean) },
  }));
  if (sources.length === 0) return null;
  const question = prompt.replace(SOURCE, " ").replace(/^\s*Question: /, "");
  const wanted = stems(question);
  const lines = sources.flatMap((given, place) =>
    given.lines.map((line, at) => toLine(line, given, scoreOf(given.lines, at, wanted) - place / 10)),
  );
  const asked = question.trim().toLowerCase();
  const best = lines
    .filter(({ text, score }) => score >= 0.5 && text.trim().toLowerCase() !== asked)
    .toSorted((a, b) => b.score - a.score);
  const [first, ...others] = best;
  if (!first) return "I can’t find the answer in the sources.";
  const more = others.filter(({ given }) => given !== first.given).slice(0, SHOWN - 1);
  const list = more.map((line) => `- ${fromOf(line)}: ${wordsOf(line)} [${line.given.number}]`).join("\n");
  const answer = `**${wordsOf(first)}.** That’s from ${fromOf(first)} [${first.given.number}].`;
  return list ? `${answer}\n\nOther places about it:\n\n${list}` : answer;
}

const stems = (text: string) =>
  new Set(
    (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => word.length >= MIN_WORD).map(stem),
  );
const stem = (word: string) => word.replace(/(?:ing|ies|ed|es|s|e|y)$/, "");

/** A line that follows one with the question's words may be the answer to it. */
function scoreOf(lines: readonly string[], at: number, wanted: ReadonlySet<string>): number {
  const own = [...stems(lines[at] ?? "")].filter((word) => wanted.has(word)).length;
  const before = at > 0 ? [...stems(lines[at - 1] ?? "")].filter((word) => wanted.has(word)).length : 0;
  const isQuestion = lines[at]?.trim().endsWith("?");
  return (isQuestion ? own / 4 : own) + (lines[at - 1]?.trim().endsWith("?") ? before * 0.9 : before * 0.2);
}

function toLine(line: string, given: Given, score: number): Line {
  const [, author = null, said] = SAID.exec(line) ?? [];
  return { text: said ?? line, author, given, score };
}

function wordsOf({ text }: Line): string {
  const short = text.length > 240 ? `${text.slice(0, 240).replace(/\s\S*$/, "")} …` : text;
  return short.replace(/[[\]*_`<>]/g, "").replace(/[.\s]+$/, "");
}

const fromOf = ({ author, given }: Line) => (author ? `${author} in ${given.place}` : given.place);
