import {
  deleteAiSessionEndpoint,
  getAiSessionEndpoint,
  updateAiSessionEndpoint,
} from "@/lib/ai/sessions/endpoints";
import { serve } from "@/lib/http/serve";

export const GET = serve(getAiSessionEndpoint);
export const PATCH = serve(updateAiSessionEndpoint);
export const DELETE = serve(deleteAiSessionEndpoint);
