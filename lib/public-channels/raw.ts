import { channelTypeOf } from "@/lib/channels/types";
import { sendFile } from "@/lib/files/download/service";
import { serveRaw } from "@/lib/http/serve";
import { accessPublicChannel, accessPublicFile } from "./access";
import { accessPublicDocumentFile } from "./document";
import { publicFileRoute } from "./raw-contract";

/** The bytes of a file in a public channel. No cache stores them: the channel may be taken back before the next request. */
export const publicFile = serveRaw(publicFileRoute, async ({ request, params }) => {
  const { type } = await accessPublicChannel(params.channelId);
  const access = channelTypeOf(type).documentKind ? accessPublicDocumentFile : accessPublicFile;
  const file = await access(params.channelId, params.fileId);
  const response = await sendFile(request, file, { variant: "original", download: false });
  response.headers.set("cache-control", "no-store");
  return response;
});
