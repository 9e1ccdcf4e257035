import type { Actor } from "@/lib/auth/actor";
import { findInstanceRole } from "@/lib/auth/instance-role";
import { notFound } from "@/lib/http/errors";
import { can, type InstanceAction } from "@/lib/permissions";

/**
 * The only way to what belongs to the instance as a whole.
 * @throws AppError not_found for everyone whose role doesn't allow the action
 */
export async function accessInstance(actor: Pick<Actor, "userId">, action: InstanceAction): Promise<void> {
  if (!can(await findInstanceRole(actor.userId), action)) throw notFound("page");
}
