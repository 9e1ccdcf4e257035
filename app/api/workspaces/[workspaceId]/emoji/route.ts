import { createEmojiEndpoint, listEmojiEndpoint } from "@/lib/emoji/endpoints";
import { serve } from "@/lib/http/serve";

export const GET = serve(listEmojiEndpoint);
export const POST = serve(createEmojiEndpoint);
