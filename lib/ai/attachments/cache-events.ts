import { type CacheBinding, keepLive } from "@/lib/realtime/cache-binding";
import { aiFileKeys, aiFileQuery } from "./queries";

export function bindAiFileEvents(binding: CacheBinding) {
  const { socket, client } = binding;
  socket.on("aiFile.read", (file) => client.setQueryData(aiFileQuery(file.id).queryKey, file));
  keepLive(binding, aiFileKeys.files);
}
