import {
  reopenDocumentCommentEndpoint,
  resolveDocumentCommentEndpoint,
} from "@/lib/documents/comments/endpoints";
import { serve } from "@/lib/http/serve";

export const PUT = serve(resolveDocumentCommentEndpoint);
export const DELETE = serve(reopenDocumentCommentEndpoint);
