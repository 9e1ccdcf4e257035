import { deleteColumnEndpoint, getColumnEndpoint, updateColumnEndpoint } from "@/lib/boards/endpoints";
import { serve } from "@/lib/http/serve";

export const GET = serve(getColumnEndpoint);
export const PATCH = serve(updateColumnEndpoint);
export const DELETE = serve(deleteColumnEndpoint);
