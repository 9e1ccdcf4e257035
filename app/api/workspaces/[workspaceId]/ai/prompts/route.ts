import { createAiPromptEndpoint, listAiPromptsEndpoint } from "@/lib/ai/prompts/endpoints";
import { serve } from "@/lib/http/serve";

export const GET = serve(listAiPromptsEndpoint);
export const POST = serve(createAiPromptEndpoint);
