import { Readable } from "node:stream";
import { accessChannel } from "@/lib/channels/access";
import { nameToViewer } from "@/lib/channels/name-sql";
import { channelTypeOf } from "@/lib/channels/types";
import { db, pool } from "@/lib/db";
import { named } from "@/lib/documents/import/notes";
import { archiveLink, archiveNames } from "@/lib/files/archive-names";
import { makeArchive } from "@/lib/files/make-archive";
import { notFound } from "@/lib/http/errors";
import type { JobData } from "@/lib/jobs/jobs";
import type { Run } from "@/lib/jobs/run";
import { getPersonSettings } from "@/lib/people/settings/service";
import { plainMarkdown } from "@/lib/tasks/export/markdown";
import { EXPORT_PARTS } from "./parts";

/** Makes the archive of a channel for one person, who is asked for at each file of it whether they still see the channel. */
export async function exportChannel(
  { userId, channelId }: JobData<"channel.export">,
  run: Run,
): Promise<void> {
  const check = () => accessChannel({ userId }, channelId, "channel.read");
  const { type, topic } = await check();
  const [name, person, { timeZone }] = await Promise.all([
    nameOf(channelId, userId),
    db().user.findUniqueOrThrow({ where: { id: userId }, select: { name: true } }),
    getPersonSettings({ userId }),
  ]);
  const names = { entry: archiveNames(), file: archiveNames() };
  const index = names.entry("index", ".md");
  const exporting = { actor: { userId }, channel: { id: channelId, name }, timeZone, names };
  const { exports, name: typeName } = channelTypeOf(type);
  const parts = [];
  for (const part of exports) parts.push(await EXPORT_PARTS[part](exporting));
  const left = parts.flatMap((part) => part.left);
  const notes = left.length > 0 ? [`There is no room in the archive for these files: ${named(left)}`] : [];
  const text = [
    `# ${plainMarkdown(name)}`,
    `${typeName}, exported by ${plainMarkdown(person.name)} on ${new Date().toISOString().slice(0, 10)}.`,
    plainMarkdown(topic),
    parts
      .flatMap(({ contents }) => contents)
      .map(({ path, label }) => `- [${label}](${archiveLink(path)})`)
      .join("\n"),
    ...notes.map(plainMarkdown),
  ];
  const entries = [
    { path: index, open: async () => Readable.from([`${text.filter(Boolean).join("\n\n")}\n`]) },
    ...parts.flatMap((part) => part.entries),
  ];
  const file = {
    ownerId: userId,
    channelId,
    purpose: "CHANNEL_EXPORT" as const,
    name: archiveNames()(name, ".zip"),
  };
  await makeArchive(run, { entries, file, check, notes: () => notes });
}

async function nameOf(channelId: string, userId: string): Promise<string> {
  const { rows } = await pool().query<{ name: string }>(
    `SELECT ${nameToViewer("c")} AS name FROM channels c WHERE c.id = $2`,
    [userId, channelId],
  );
  if (!rows[0]) throw notFound("channel");
  return rows[0].name;
}
