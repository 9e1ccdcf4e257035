import { endpoint } from "@/lib/http/endpoint";
import { removeLinkPreviewContract } from "./contract";
import { removeLinkPreview } from "./service";

export const removeLinkPreviewEndpoint = endpoint(removeLinkPreviewContract, ({ actor, params }) =>
  removeLinkPreview(actor, params.previewId),
);
