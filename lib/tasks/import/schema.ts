import { z } from "zod";
import { CSV_FIELDS, type CsvField, type CsvMapping } from "./csv/fields";
import { MAX_CSV_COLUMNS } from "./limits";

const isField = (name: string): name is CsvField => name in CSV_FIELDS;

/** What the columns of a CSV hold, by their numbers from 0: `title:0,due:3`. */
export const CsvColumns = z
  .string()
  .max(300)
  .transform((text, context): CsvMapping => {
    const mapping: CsvMapping = {};
    for (const part of text.split(",")) {
      const [name = "", at = ""] = part.split(":");
      if (
        !isField(name) ||
        !/^\d{1,3}$/.test(at) ||
        Number(at) >= MAX_CSV_COLUMNS ||
        mapping[name] !== undefined
      ) {
        context.addIssue(
          `names fields and columns, as in "title:0,due:3"; of ${Object.keys(CSV_FIELDS).join(", ")}`,
        );
        return z.NEVER;
      }
      mapping[name] = Number(at);
    }
    if (mapping.title === undefined) context.addIssue("needs a title");
    return mapping;
  });
