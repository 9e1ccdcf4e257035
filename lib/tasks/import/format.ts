import type { TaskFileType } from "@/lib/channels/creation";
import type { ChannelType } from "@/lib/channels/types";
import { AppError } from "@/lib/http/errors";

const FORMATS = {
  ...{ json: "trello", csv: "csv", tsv: "csv", txt: "csv", md: "markdown", markdown: "markdown" },
} as const;
export type ImportFormat = (typeof FORMATS)[keyof typeof FORMATS];
/** What each type of channel is made of. */
const FORMATS_OF: Record<TaskFileType, readonly ImportFormat[]> = {
  KANBAN: ["trello", "csv", "markdown"],
  TODO: ["csv", "markdown"],
};
const WORDS: Record<ImportFormat, string> = {
  trello: "a board that Trello has exported (.json)",
  csv: "a spreadsheet (.csv)",
  markdown: "a checklist in Markdown (.md)",
};

export const isTaskFileType = (type: ChannelType): type is TaskFileType => type in FORMATS_OF;

/** What a file is, by its name. @throws AppError invalid_input for what a channel of the type isn't made of */
export function formatOf(name: string, type: TaskFileType): ImportFormat {
  const extension = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? "";
  const format = FORMATS[extension as keyof typeof FORMATS];
  const allowed = FORMATS_OF[type];
  if (allowed.includes(format)) return format;
  throw new AppError("invalid_input", `Choose ${allowed.map((one) => WORDS[one]).join(", or ")}.`);
}
