import type { CreatableType } from "@/lib/channels/types";
import { AppError } from "@/lib/http/errors";

const FORMATS = { json: "trello", csv: "csv", tsv: "csv", txt: "csv" } as const;
export type ImportFormat = (typeof FORMATS)[keyof typeof FORMATS];
/** What each type of channel is made of. */
const FORMATS_OF: Partial<Record<CreatableType, readonly ImportFormat[]>> = {
  KANBAN: ["trello", "csv"],
  TODO: ["csv"],
};
const WORDS: Record<ImportFormat, string> = {
  trello: "a board that Trello has exported (.json)",
  csv: "a spreadsheet (.csv)",
};

/** What a file is, by its name. @throws AppError invalid_input for what a channel of the type isn't made of */
export function formatOf(name: string, type: CreatableType): ImportFormat {
  const extension = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? "";
  const format = FORMATS[extension as keyof typeof FORMATS];
  const allowed = FORMATS_OF[type] ?? [];
  if (allowed.includes(format)) return format;
  throw new AppError("invalid_input", `Choose ${allowed.map((one) => WORDS[one]).join(", or ")}.`);
}
