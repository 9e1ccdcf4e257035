import { z } from "zod";
import { sendFile } from "@/lib/files/download/service";
import { notFound } from "@/lib/http/errors";
import { Id } from "@/lib/http/schema";
import { serveRaw } from "@/lib/http/serve";
import { accessPublicFile } from "./access";

const Params = z.object({ channelId: Id, fileId: Id });

/** The bytes of a file in a public channel. They aren't stored by caches: the next request may find it taken back. */
export const publicFile = serveRaw(
  {
    id: "GET /api/public/channels/{channelId}/files/{fileId}",
    method: "GET",
    auth: "public",
    limit: "public",
  },
  async ({ request, params }) => {
    const parsed = Params.safeParse(params);
    if (!parsed.success) throw notFound("file");
    const { id } = await accessPublicFile(parsed.data.channelId, parsed.data.fileId);
    const response = await sendFile(request, { fileId: id, variant: "original", download: false });
    response.headers.set("cache-control", "no-store");
    return response;
  },
);
