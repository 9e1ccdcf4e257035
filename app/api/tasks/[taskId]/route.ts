import { serve } from "@/lib/http/serve";
import { deleteTaskEndpoint, getTaskEndpoint, updateTaskEndpoint } from "@/lib/tasks/endpoints";

export const GET = serve(getTaskEndpoint);
export const PATCH = serve(updateTaskEndpoint);
export const DELETE = serve(deleteTaskEndpoint);
