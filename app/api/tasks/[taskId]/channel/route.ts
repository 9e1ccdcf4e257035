import { serve } from "@/lib/http/serve";
import { transferBackEndpoint, transferTaskEndpoint } from "@/lib/tasks/endpoints";

export const PUT = serve(transferTaskEndpoint);
export const DELETE = serve(transferBackEndpoint);
