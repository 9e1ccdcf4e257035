import { serve } from "@/lib/http/serve";
import { listMyTasksEndpoint } from "@/lib/tasks/endpoints";

export const GET = serve(listMyTasksEndpoint);
