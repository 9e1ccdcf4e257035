import {
  createDocumentCommentEndpoint,
  listDocumentCommentsEndpoint,
} from "@/lib/documents/comments/endpoints";
import { serve } from "@/lib/http/serve";

export const GET = serve(listDocumentCommentsEndpoint);
export const POST = serve(createDocumentCommentEndpoint);
