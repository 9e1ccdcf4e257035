import { serve } from "@/lib/http/serve";
import { restoreAttachmentEndpoint } from "@/lib/tasks/endpoints";

export const POST = serve(restoreAttachmentEndpoint);
