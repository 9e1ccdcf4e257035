import {
  appendContentEndpoint,
  editBlocksEndpoint,
  getContentEndpoint,
  replaceContentEndpoint,
} from "@/lib/documents/content/endpoints";
import { serve } from "@/lib/http/serve";

export const GET = serve(getContentEndpoint);
export const PUT = serve(replaceContentEndpoint);
export const POST = serve(appendContentEndpoint);
export const PATCH = serve(editBlocksEndpoint);
