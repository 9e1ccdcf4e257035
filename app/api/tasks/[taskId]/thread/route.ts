import { serve } from "@/lib/http/serve";
import { openCommentsEndpoint } from "@/lib/tasks/endpoints";

export const PUT = serve(openCommentsEndpoint);
