import type { Actor } from "@/lib/auth/actor";
import { accessChannel } from "@/lib/channels/access";
import { transaction } from "@/lib/db";
import { listArchives } from "@/lib/files/list-archives";
import { take } from "@/lib/http/rate-limit";
import { startRun } from "@/lib/jobs/start-run";

const DAY_SECONDS = 24 * 60 * 60;
const EXPORTS_A_DAY = 20;

/** @throws AppError as `accessChannel`; conflict while the same person's one of the channel is made; rate_limited */
export async function startChannelExport(actor: Actor, channelId: string) {
  const { userId } = actor;
  const { workspaceId } = await accessChannel(actor, channelId, "channel.read");
  return transaction(async (tx) => {
    const settings = {
      channelId,
      singletonKey: `${userId}:${channelId}`,
      ...(workspaceId && { workspaceId }),
    };
    const run = await startRun(tx, actor, "channel.export", { userId, channelId }, settings);
    await take(`channel-export:user:${userId}`, EXPORTS_A_DAY, DAY_SECONDS);
    return run;
  });
}

/** Those that are ready and not expired. */
export async function listChannelExports(actor: Pick<Actor, "userId">, channelId: string) {
  await accessChannel(actor, channelId, "channel.read");
  return listArchives({ ownerId: actor.userId, purpose: "CHANNEL_EXPORT", channelId });
}
