import { serve } from "@/lib/http/serve";
import { createTaskEndpoint, listTasksEndpoint } from "@/lib/tasks/endpoints";

export const GET = serve(listTasksEndpoint);
export const POST = serve(createTaskEndpoint);
