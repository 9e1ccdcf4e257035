import { serve } from "@/lib/http/serve";
import { moveTaskEndpoint } from "@/lib/tasks/endpoints";

export const PUT = serve(moveTaskEndpoint);
