import { db, transaction } from "@/lib/db";
import { env } from "@/lib/env";
import { pictureSize, smallPicture } from "@/lib/files/image";
import { removeFiles } from "@/lib/files/remove/service";
import { createFile } from "@/lib/files/upload/service";
import { publishMessage } from "@/lib/messages/load";
import { type FetchPolicy, publicPolicy } from "@/lib/net/fetch-policy";
import { type GuardedResponse, guardedFetch } from "@/lib/net/guarded-fetch";
import { storage } from "@/lib/storage/storage";
import { linksOf } from "../links";
import { decodePage, type PageSummary, summarize } from "../page";

const TIMEOUT_MS = 5_000;
const MAX_PAGE_BYTES = 512 * 1024;
const MAX_PICTURE_BYTES = 4 * 1024 * 1024;
const PICTURE_SIDE = 480;
const MAX_REDIRECTS = 3;
const WEB_PORTS = [80, 443];

/**
 * Fetches previews for the links of a message that have none yet. A link that gives none is remembered as well, and
 * not tried again; one that a person took away stays away.
 */
export async function fetchLinkPreviews(
  messageId: string,
  policy: FetchPolicy = publicPolicy,
): Promise<void> {
  const message = await db().message.findUnique({
    where: { id: messageId, deletedAt: null },
    select: { body: true, linkPreviews: { select: { url: true } } },
  });
  if (!message) return;
  const known = new Set(message.linkPreviews.map(({ url }) => url));
  const own = new URL(env().APP_URL).origin;
  const links = linksOf(message.body).filter((url) => !known.has(url) && new URL(url).origin !== own);
  const found = await Promise.all(links.map((url) => fetchPreview(url, policy)));

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

async function fetchPreview(url: string, policy: FetchPolicy): Promise<Preview> {
  const page = await fetchPage(url, policy).catch(() => null);
  if (!page) return { url, title: null };
  const { title, description, siteName, imageUrl } = page;
  const imageFileId = imageUrl && (await fetchPicture(imageUrl, title, policy).catch(() => null));
  return { url, title, description, siteName, imageFileId };
}

async function fetchPage(url: string, policy: FetchPolicy): Promise<PageSummary | null> {
  const found = await fetchAsVisitor(url, policy, "text/html", {
    maxBytes: MAX_PAGE_BYTES,
    // The metadata of a page stands at its beginning.
    mayCut: true,
  });
  return summarize(decodePage(found.body, found.headers["content-type"] ?? ""), found.url);
}

/** Stores a small copy, so that reading a message reveals nothing to the other site. */
async function fetchPicture(url: string, name: string, policy: FetchPolicy): Promise<string | null> {
  const { body } = await fetchAsVisitor(url, policy, "image/", { maxBytes: MAX_PICTURE_BYTES });
  if (!(await pictureSize(body))) return null;
  const { data, width, height } = await smallPicture(body, PICTURE_SIDE);
  const file = { purpose: "LINK_PREVIEW", status: "READY", type: "image/webp", width, height } as const;
  const kept = await createFile({ ...file, name, size: data.length }, (key) => storage().put(key, data));
  return kept.id;
}

/** @throws Error for anything but an answer of 200 whose media type begins with `type` */
async function fetchAsVisitor(
  url: string,
  policy: FetchPolicy,
  type: string,
  size: { maxBytes: number; mayCut?: boolean },
): Promise<GuardedResponse> {
  const isWanted = (status: number, contentType = "") => status === 200 && contentType.startsWith(type);
  const found = await guardedFetch(url, {
    policy,
    ports: WEB_PORTS,
    timeoutMs: TIMEOUT_MS,
    maxRedirects: MAX_REDIRECTS,
    ...size,
    headers: {
      accept: type.endsWith("/") ? `${type}*` : type,
      "accept-language": "en, *;q=0.5",
      "user-agent": "Mozilla/5.0 (compatible; Guildhall link preview)",
    },
    accepts: (status, headers) => isWanted(status, headers["content-type"]),
  });
  if (!isWanted(found.status, found.headers["content-type"])) throw new Error(`${url} is not ${type}`);
  return found;
}
