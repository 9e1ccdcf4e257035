import { type CacheBinding, invalidate, keepLive } from "@/lib/realtime/cache-binding";
import { aiPromptKeys } from "./queries";

export function bindAiPromptEvents(binding: CacheBinding) {
  binding.socket.on("aiPrompts.changed", ({ workspaceId }) =>
    invalidate(binding.client, [...aiPromptKeys.lists, workspaceId]),
  );
  keepLive(binding, aiPromptKeys.lists);
}
