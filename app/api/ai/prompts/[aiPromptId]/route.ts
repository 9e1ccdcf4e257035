import { deleteAiPromptEndpoint, updateAiPromptEndpoint } from "@/lib/ai/prompts/endpoints";
import { serve } from "@/lib/http/serve";

export const PATCH = serve(updateAiPromptEndpoint);
export const DELETE = serve(deleteAiPromptEndpoint);
