import { serve } from "@/lib/http/serve";
import { restoreTaskEndpoint } from "@/lib/tasks/endpoints";

export const POST = serve(restoreTaskEndpoint);
