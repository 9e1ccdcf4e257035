import { deleteEmojiEndpoint } from "@/lib/emoji/endpoints";
import { serve } from "@/lib/http/serve";

export const DELETE = serve(deleteEmojiEndpoint);
