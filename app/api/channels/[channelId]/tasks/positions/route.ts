import { serve } from "@/lib/http/serve";
import { moveTasksEndpoint } from "@/lib/tasks/endpoints";

export const PUT = serve(moveTasksEndpoint);
