import { db, transaction } from "@/lib/db";
import { env } from "@/lib/env";
import { pictureSize, smallPicture } from "@/lib/files/image";
import { removeFiles } from "@/lib/files/remove/service";
import { keep } from "@/lib/files/upload/service";
import { publishMessage } from "@/lib/messages/load";
import { storage } from "@/lib/storage/storage";
import { type Guard, publicOnly } from "../guard";
import { guardedFetch } from "../guarded-fetch";
import { linksOf } from "../links";
import { decodePage, type PageSummary, summarize } from "../page";

const TIMEOUT_MS = 5_000;
const MAX_PAGE_BYTES = 512 * 1024;
const MAX_PICTURE_BYTES = 4 * 1024 * 1024;
const PICTURE_SIDE = 480;

/**
 * Fetches previews for the links of a message that have none yet. A link that gives none is remembered as well, and
 * not tried again; one that a person took away stays away.
 */
export async function fetchLinkPreviews(messageId: string, guard: Guard = publicOnly): Promise<void> {
  const message = await db().message.findUnique({
    where: { id: messageId, deletedAt: null },
    select: { body: true, linkPreviews: { select: { url: true } } },
  });
  if (!message) return;
  const known = new Set(message.linkPreviews.map(({ url }) => url));
  const own = new URL(env().APP_URL).origin;
  const links = linksOf(message.body).filter((url) => !known.has(url) && new URL(url).origin !== own);
  const found = await Promise.all(links.map((url) => fetchPreview(url, guard)));

  await transaction(async (tx) => {
    const alive = await tx.message.findUnique({ where: { id: messageId, deletedAt: null } });
    const created = alive
      ? await tx.linkPreview.createManyAndReturn({
          data: found.map((preview, index) => ({ ...preview, messageId, position: known.size + index })),
          skipDuplicates: true,
        })
      : [];
    const used = new Set(created.map(({ imageFileId }) => imageFileId));
    const unused = found.flatMap(({ imageFileId: id }) => (id && !used.has(id) ? [id] : []));
    if (unused.length > 0) await removeFiles(tx, { id: { in: unused } });
    if (created.some(({ title }) => title)) await publishMessage(tx, messageId);
  });
}

type Preview = {
  url: string;
  title: string | null;
  description?: string | null;
  siteName?: string | null;
  imageFileId?: string | null;
};

async function fetchPreview(url: string, guard: Guard): Promise<Preview> {
  const page = await fetchPage(url, guard).catch(() => null);
  if (!page) return { url, title: null };
  const { title, description, siteName, imageUrl } = page;
  const imageFileId = imageUrl && (await fetchPicture(imageUrl, title, guard).catch(() => null));
  return { url, title, description, siteName, imageFileId };
}

async function fetchPage(url: string, guard: Guard): Promise<PageSummary | null> {
  const { body, contentType, ...final } = await guardedFetch(url, {
    guard,
    signal: AbortSignal.timeout(TIMEOUT_MS),
    type: "text/html",
    maxBytes: MAX_PAGE_BYTES,
    // What a page says of itself stands at its beginning.
    mayCut: true,
  });
  return summarize(decodePage(body, contentType), final.url);
}

/** Keeps a small copy, so that reading a message tells the other site nothing. */
async function fetchPicture(url: string, name: string, guard: Guard): Promise<string | null> {
  const { body } = await guardedFetch(url, {
    guard,
    signal: AbortSignal.timeout(TIMEOUT_MS),
    type: "image/",
    maxBytes: MAX_PICTURE_BYTES,
    mayCut: false,
  });
  if (!(await pictureSize(body))) return null;
  const { data, width, height } = await smallPicture(body, PICTURE_SIDE);
  const file = { purpose: "LINK_PREVIEW", status: "READY", type: "image/webp", width, height } as const;
  const kept = await keep({ ...file, name, size: data.length }, (key) => storage().put(key, data));
  return kept.id;
}
