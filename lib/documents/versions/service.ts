import { inflateSync } from "node:zlib";
import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { AppError, notFound } from "@/lib/http/errors";
import { accessDocument } from "../access";
import { compactDocument } from "../compact";
import type { VersionAuthor } from "./history";

export type Version = {
  id: string;
  fromAt: Date;
  untilAt: Date;
  authors: VersionAuthor[];
  name: string | null;
};

const COLUMNS = { id: true, fromAt: true, untilAt: true, authors: true, name: true } as const;
const toVersion = ({ authors, ...row }: Omit<Version, "authors"> & { authors: unknown }): Version => ({
  ...row,
  authors: authors as VersionAuthor[],
});

/** The versions of a document, newest first. What the log has since the last compaction is cut now. */
export async function listVersions(actor: Actor, documentId: string): Promise<Version[]> {
  await accessDocument(actor, documentId);
  await compactDocument(documentId);
  const rows = await db().documentVersion.findMany({
    where: { documentId },
    orderBy: [{ untilAt: "desc" }, { untilId: "desc" }],
    select: COLUMNS,
  });
  return rows.map(toVersion);
}

/** A version with all that the document showed then, as JSON of its kind. */
export async function readVersion(actor: Actor, documentId: string, versionId: string) {
  await accessDocument(actor, documentId);
  const row = await db().documentVersion.findFirst({
    where: { id: versionId, documentId },
    select: { ...COLUMNS, content: true },
  });
  if (!row) throw notFound("version");
  const { content, ...version } = row;
  return { ...toVersion(version), content: JSON.parse(inflateSync(content).toString()) as unknown };
}

/** Names a version, which keeps it for good; null takes the name away. */
export async function nameVersion(actor: Actor, documentId: string, versionId: string, name: string | null) {
  const { canEdit } = await accessDocument(actor, documentId);
  if (!canEdit) throw new AppError("forbidden", "Your role in this channel doesn't allow that.");
  const { count } = await db().documentVersion.updateMany({
    where: { id: versionId, documentId },
    data: { name },
  });
  if (count === 0) throw notFound("version");
}
