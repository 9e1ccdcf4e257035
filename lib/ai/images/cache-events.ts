import type { InfiniteData } from "@tanstack/react-query";
import { patchQueries } from "@/lib/http/patch-queries";
import { type CacheBinding, keepLive } from "@/lib/realtime/cache-binding";
import { aiImageKeys, aiImageQuery, aiImagesQuery } from "./queries";
import type { AiImage } from "./schema";

type Page = { items: AiImage[]; nextCursor: string | null };
type Pages = InfiniteData<Page, string | null>;

/** Applies the events of my AI images. */
export function bindAiImageEvents(binding: CacheBinding) {
  const { socket, client } = binding;
  const patchOne = (id: string, change: (image: AiImage) => AiImage) =>
    patchQueries<AiImage>(client, aiImageQuery(id).queryKey, change);
  const patchList = (workspaceId: string, change: (items: AiImage[], isFirst: boolean) => AiImage[]) =>
    patchQueries<Pages>(client, aiImagesQuery(workspaceId).queryKey, ({ pages, ...rest }) => ({
      ...rest,
      pages: pages.map((page, at) => ({ ...page, items: change(page.items, at === 0) })),
    }));

  socket.on("aiImage.updated", (image) => {
    patchOne(image.id, () => image);
    const known = client.getQueryData<Pages>(aiImagesQuery(image.workspaceId).queryKey);
    const isKnown = known?.pages.some(({ items }) => items.some(({ id }) => id === image.id));
    patchList(image.workspaceId, (items, isFirst) => {
      if (isKnown) return items.map((one) => (one.id === image.id ? image : one));
      // One that is older than all that is loaded comes with its page.
      const isNewest = isFirst && (items.length === 0 || items[0]!.id < image.id);
      return isNewest ? [image, ...items] : items;
    });
  });
  socket.on("aiImage.progressed", ({ id, workspaceId, progress, preview }) => {
    const grown = (image: AiImage): AiImage =>
      image.finish ? image : { ...image, progress, preview: preview ?? image.preview };
    patchOne(id, grown);
    patchList(workspaceId, (items) => items.map((one) => (one.id === id ? grown(one) : one)));
  });
  socket.on("aiImage.deleted", ({ id, workspaceId }) => {
    client.removeQueries({ queryKey: aiImageQuery(id).queryKey });
    patchList(workspaceId, (items) => items.filter((one) => one.id !== id));
  });
  keepLive(binding, aiImageKeys.images, aiImageKeys.lists);
}
