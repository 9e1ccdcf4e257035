import { Readable } from "node:stream";
import type { Actor } from "@/lib/auth/actor";
import type { ExportPart } from "@/lib/channels/types";
import { markdownEntries } from "@/lib/documents/export/markdown";
import { readExported } from "@/lib/documents/export/service";
import type { Entry } from "@/lib/files/archive";
import { archiveLink, type archiveNames } from "@/lib/files/archive-names";
import { TASK_WRITERS } from "@/lib/tasks/export/service";
import { attachmentsAsCsv, findFiles } from "./files";
import { messagesAsJson, messagesAsMarkdown } from "./write-messages";

export type Exporting = {
  actor: Pick<Actor, "userId">;
  channel: { id: string; name: string };
  timeZone: string;
  /** Names of what stands in the archive, and in its folder of files. */
  names: { entry: ReturnType<typeof archiveNames>; file: ReturnType<typeof archiveNames> };
};

type Part = {
  entries: Entry[];
  /** What the index says of them. */
  contents: { path: string; label: string }[];
  /** Files that the archive has no room for. */
  left: string[];
};

const FILE_ADDRESS = /\/api\/files\/([0-9a-f-]{36})/g;
const textEntry = (path: string, write: () => AsyncIterable<string> | Iterable<string>): Entry => ({
  path,
  open: async () => Readable.from(write(), { objectMode: false }),
});

/** What an archive holds of a channel, by the parts that its type has. Who reads it must be allowed to read the channel. */
export const EXPORT_PARTS: Record<ExportPart, (exporting: Exporting) => Promise<Part>> = {
  document: async ({ actor, channel, names }) => {
    const path = names.entry(channel.name, ".md");
    const { text, files } = markdownEntries(await readExported(actor, channel.id), names);
    return {
      entries: [textEntry(path, () => [text]), ...files],
      contents: [{ path, label: "The document" }],
      left: [],
    };
  },
  tasks: async ({ channel, names }) => {
    const { entries, pathOf, left } = await findFiles(channel.id, "tasks", names.file);
    const [csv, markdown] = [names.entry("tasks", ".csv"), names.entry("tasks", ".md")];
    const attachments = names.entry("attachments", ".csv");
    const linked = async function* () {
      for await (const text of TASK_WRITERS.markdown.write(channel))
        yield text.replaceAll(FILE_ADDRESS, (address, id: string) => {
          const path = pathOf(id);
          return path ? archiveLink(path) : address;
        });
    };
    return {
      entries: [
        textEntry(csv, () => TASK_WRITERS.csv.write(channel)),
        textEntry(markdown, linked),
        textEntry(attachments, () => attachmentsAsCsv(channel.id, pathOf)),
        ...entries,
      ],
      contents: [
        { path: csv, label: "Tasks as a spreadsheet" },
        { path: markdown, label: "Tasks with their descriptions" },
        { path: attachments, label: "Which files are attached to which tasks" },
      ],
      left,
    };
  },
  messages: async ({ actor, channel, timeZone, names }) => {
    const { entries, pathOf, left } = await findFiles(channel.id, "messages", names.file);
    const [markdown, json] = [names.entry("messages", ".md"), names.entry("messages", ".json")];
    const conversation = { actor, channelId: channel.id, title: channel.name, timeZone, pathOf };
    return {
      entries: [
        textEntry(markdown, () => messagesAsMarkdown(conversation)),
        textEntry(json, () => messagesAsJson(conversation)),
        ...entries,
      ],
      contents: [
        { path: markdown, label: "Messages and comments, to read" },
        { path: json, label: "Messages and comments, for programs" },
      ],
      left,
    };
  },
};
