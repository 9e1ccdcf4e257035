import { endpoint } from "@/lib/http/endpoint";
import { createEmojiContract, deleteEmojiContract, listEmojiContract } from "./contract";
import { createEmoji, deleteEmoji, listEmoji } from "./service";

export const listEmojiEndpoint = endpoint(listEmojiContract, ({ actor, params }) =>
  listEmoji(actor, params.workspaceId),
);
export const createEmojiEndpoint = endpoint(createEmojiContract, ({ actor, params, body }) =>
  createEmoji(actor, params.workspaceId, body),
);
export const deleteEmojiEndpoint = endpoint(deleteEmojiContract, ({ actor, params }) =>
  deleteEmoji(actor, params.emojiId),
);
