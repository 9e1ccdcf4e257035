import { readFile } from "node:fs/promises";
import { runIsolated } from "@/lib/files/isolated";
import { AppError } from "@/lib/http/errors";
import { visibleText } from "../context/visible-text";
import type { FileContent } from "./content";
import { MAX_FILE_TEXT, MAX_PDF_PAGES } from "./limits";

type Result = { pages: string[]; broken: number[]; pageCount: number } | { failure: string };

/** The text of a PDF by page. @throws AppError invalid_input, too_large */
export async function readPdf(
  path: string,
  limits: { maxMemoryMb?: number; maxSeconds?: number } = {},
): Promise<FileContent> {
  const result = await runIsolated<Result>({
    script: ["lib", "ai", "attachments", "pdf-worker.mjs"],
    data: {
      bytes: new Uint8Array(await readFile(path)),
      ...{ maxPages: MAX_PDF_PAGES, maxCharacters: MAX_FILE_TEXT },
    },
    word: "PDF",
    ...limits,
  });
  if ("failure" in result)
    throw new AppError(
      "invalid_input",
      result.failure === "PasswordException"
        ? "This PDF is protected by a password. Save it without one, and attach that."
        : "This PDF can’t be read. It may be damaged.",
    );
  const pages = result.pages.map((page) => visibleText(page).trim());
  const empty = pages.flatMap((page, at) => (page ? [] : [at + 1]));
  if (empty.length === pages.length)
    throw new AppError(
      "invalid_input",
      "This PDF has no text: its pages are pictures. Attach them as pictures, for a model that sees them.",
    );
  const notes = [];
  if (empty.length > 0)
    notes.push(
      `${pagesWord(empty)} no text that can be read: ${empty.length === 1 ? "it is" : "they are"} left out.`,
    );
  if (result.pageCount > pages.length)
    notes.push(`Only the first ${pages.length} of ${result.pageCount} pages are read.`);
  return { pages, isPaged: true, notes };
}

/** “Page 2 has”, “Pages 2, 3 and 7 to 9 have”. */
function pagesWord(numbers: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const number of numbers) {
    const last = ranges.at(-1);
    if (last && last[1] === number - 1) last[1] = number;
    else ranges.push([number, number]);
  }
  const words = ranges.flatMap(([from, to]) =>
    to === from ? [`${from}`] : to === from + 1 ? [`${from}`, `${to}`] : [`${from} to ${to}`],
  );
  const list = new Intl.ListFormat("en-GB").format(words);
  return numbers.length === 1 ? `Page ${list} has` : `Pages ${list} have`;
}
