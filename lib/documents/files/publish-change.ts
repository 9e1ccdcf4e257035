import "../events";
import type { Transaction } from "@/lib/db";
import { publish } from "@/lib/realtime/publish";
import { channelRoom } from "@/lib/realtime/rooms";

/** Whoever looks at the files of a channel reads them again. */
export const publishFilesChange = (tx: Transaction, channelId: string) =>
  publish(tx, channelRoom(channelId), "files.changed", { channelId });
