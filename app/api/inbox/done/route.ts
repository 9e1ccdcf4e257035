import { serve } from "@/lib/http/serve";
import { markAllDoneEndpoint, undoMarkAllDoneEndpoint } from "@/lib/inbox/endpoints";

export const POST = serve(markAllDoneEndpoint);
export const DELETE = serve(undoMarkAllDoneEndpoint);
