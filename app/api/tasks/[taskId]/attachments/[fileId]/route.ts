import { serve } from "@/lib/http/serve";
import { removeAttachmentEndpoint } from "@/lib/tasks/endpoints";

export const DELETE = serve(removeAttachmentEndpoint);
