import { serve } from "@/lib/http/serve";
import { completeTaskEndpoint, reopenTaskEndpoint } from "@/lib/tasks/endpoints";

export const PUT = serve(completeTaskEndpoint);
export const DELETE = serve(reopenTaskEndpoint);
