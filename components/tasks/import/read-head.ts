import { type CsvMapping, guessMapping, isOwnExport } from "@/lib/tasks/import/csv/fields";
import { parseCsv } from "@/lib/tasks/import/csv/parse";

/** So much of a file is read to show what its columns are. */
const HEAD_BYTES = 256 * 1024;

export type CsvHead = { headers: string[]; example: string[]; mapping: CsvMapping };

/** The first rows of a spreadsheet; null where nobody has to be asked about them. */
export async function readCsvHead(file: File): Promise<CsvHead | null> {
  if (!/\.(csv|tsv|txt)$/i.test(file.name)) return null;
  const text = await file.slice(0, HEAD_BYTES).text();
  const rows: string[][] = [];
  try {
    for (const row of parseCsv(text)) if (rows.push(row) === 2) break;
  } catch {
    // The server says what is wrong with it.
  }
  const [headers, example = []] = rows;
  if (!headers || isOwnExport(headers)) return null;
  return { headers, example, mapping: guessMapping(headers) };
}
