import { serve } from "@/lib/http/serve";
import { archiveTaskEndpoint, unarchiveTaskEndpoint } from "@/lib/tasks/endpoints";

export const PUT = serve(archiveTaskEndpoint);
export const DELETE = serve(unarchiveTaskEndpoint);
