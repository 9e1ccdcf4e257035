import { deleteDocumentCommentEndpoint } from "@/lib/documents/comments/endpoints";
import { serve } from "@/lib/http/serve";

export const DELETE = serve(deleteDocumentCommentEndpoint);
