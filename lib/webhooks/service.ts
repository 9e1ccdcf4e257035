import type { Person } from "@/lib/accounts/schema";
import { recordAudit } from "@/lib/audit/service";
import type { Actor } from "@/lib/auth/actor";
import { assertFresh } from "@/lib/auth/fresh";
import { CHANNEL_IS_VISIBLE, joinPerson } from "@/lib/channels/visible-sql";
import { db, pool, type Transaction, transaction } from "@/lib/db";
import type { WebhookModel } from "@/lib/generated/prisma/models";
import { AppError } from "@/lib/http/errors";
import { publicOrAllowedPolicy } from "@/lib/net/fetch-policy";
import { checkUrl, RefusedTarget } from "@/lib/net/target";
import { can, type WorkspaceRole } from "@/lib/permissions";
import { accessWorkspace } from "@/lib/workspaces/access";
import { accessWebhook, MAKER } from "./access";
import { MAX_WEBHOOKS, ROTATION_HOURS } from "./limits";
import { toWebhook } from "./presenter";
import type { NewWebhook, Webhook, WebhookChange, WebhookSecret } from "./schema";
import { seal } from "./secrets";
import { newSecret } from "./sign";

type Row = WebhookModel & { maker: Person };

export async function listWebhooks(actor: Actor, workspaceId: string): Promise<{ items: Webhook[] }> {
  await accessWorkspace(actor, workspaceId, "webhook.manage");
  const where = { workspaceId };
  const rows = await db().webhook.findMany({ where, include: MAKER, orderBy: { id: "asc" } });
  return { items: await present(actor, rows) };
}

async function present(actor: Actor, rows: readonly Row[]): Promise<Webhook[]> {
  const [first] = rows;
  if (!first) return [];
  const { workspaceId } = first;
  const [members, visibleIds] = await Promise.all([
    db().membership.findMany({
      where: { workspaceId, userId: { in: rows.map(({ makerId }) => makerId) } },
      select: { userId: true, role: true },
    }),
    listVisible(
      actor,
      workspaceId,
      rows.flatMap(({ channelIds }) => channelIds),
    ),
  ]);
  const isAllowed = (role: WorkspaceRole | undefined) => role !== undefined && can(role, "webhook.manage");
  const roles = new Map(members.map(({ userId, role }) => [userId, role]));
  return rows.map((row) => toWebhook(row, { isMakerAllowed: isAllowed(roles.get(row.makerId)), visibleIds }));
}

const presentOne = async (actor: Actor, row: Row): Promise<Webhook> => (await present(actor, [row]))[0]!;

/** Which of these channels are in the workspace and seen by the actor. */
async function listVisible(
  { userId }: Actor,
  workspaceId: string,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const { rows } = await pool().query<{ id: string }>({
    name: "channels of webhooks",
    text: `SELECT c.id FROM channels c ${joinPerson("$1")}
      WHERE c.id = ANY($3::uuid[]) AND c.workspace_id = $2 AND ${CHANNEL_IS_VISIBLE}`,
    values: [userId, workspaceId, [...new Set(ids)]],
  });
  return new Set(rows.map(({ id }) => id));
}

export async function createWebhook(
  actor: Actor,
  workspaceId: string,
  input: NewWebhook,
): Promise<WebhookSecret> {
  await accessWorkspace(actor, workspaceId, "webhook.manage");
  await assertFresh(actor);
  const fields = await checked(actor, workspaceId, input);
  const id = crypto.randomUUID();
  const secret = newSecret();
  const row = await transaction(async (tx) => {
    await tx.$queryRaw`SELECT FROM workspaces WHERE id = ${workspaceId}::uuid FOR NO KEY UPDATE`;
    if ((await tx.webhook.count({ where: { workspaceId } })) >= MAX_WEBHOOKS)
      throw new AppError("conflict", `A workspace has ${MAX_WEBHOOKS} webhooks at most. Delete one first.`);
    const made = await tx.webhook.create({
      data: { id, workspaceId, makerId: actor.userId, secret: seal(secret, id), ...fields } as never,
      include: MAKER,
    });
    await audit(tx, actor, "webhook.create", made);
    return made;
  });
  return { webhook: await presentOne(actor, row), secret };
}

/** Whoever changes it becomes its maker, so that nobody has what another may read sent to an address of their own. */
export async function updateWebhook(
  actor: Actor,
  webhookId: string,
  { isActive, ...change }: WebhookChange,
): Promise<Webhook> {
  const webhook = await accessWebhook(actor, webhookId);
  await assertFresh(actor);
  const fields = await checked(actor, webhook.workspaceId, change);
  const status = isActive === undefined ? {} : { status: isActive ? "ACTIVE" : "PAUSED" };
  // What failed before says nothing about the address from now on.
  const anew = isActive || change.url !== undefined ? { failingSince: null } : {};
  const row = await transaction(async (tx) => {
    const updated = await tx.webhook.update({
      where: { id: webhookId },
      data: { ...fields, ...status, ...anew, makerId: actor.userId } as never,
      include: MAKER,
    });
    await audit(tx, actor, "webhook.update", updated);
    return updated;
  });
  return presentOne(actor, row);
}

export async function deleteWebhook(actor: Actor, webhookId: string): Promise<void> {
  const webhook = await accessWebhook(actor, webhookId);
  await transaction(async (tx) => {
    await tx.webhook.deleteMany({ where: { id: webhookId } });
    await audit(tx, actor, "webhook.delete", webhook);
  });
}

/** The former secret signs along for a day. Where one was valid already it is given up. */
export async function rotateSecret(actor: Actor, webhookId: string): Promise<WebhookSecret> {
  const webhook = await accessWebhook(actor, webhookId);
  await assertFresh(actor);
  const secret = newSecret();
  const row = await transaction(async (tx) => {
    const data = {
      secret: seal(secret, webhookId),
      formerSecret: webhook.secret,
      formerUntil: new Date(Date.now() + ROTATION_HOURS * 3_600_000),
    };
    const updated = await tx.webhook.update({ where: { id: webhookId }, data, include: MAKER });
    await audit(tx, actor, "webhook.rotate", updated);
    return updated;
  });
  return { webhook: await presentOne(actor, row), secret };
}

const audit = (
  tx: Transaction,
  { userId: actorId }: Actor,
  action: "webhook.create" | "webhook.update" | "webhook.delete" | "webhook.rotate",
  { workspaceId, name }: WebhookModel,
) => recordAudit(tx, { workspaceId, actorId, action, details: { webhookName: name } });

/** @throws AppError invalid_input for an address that nothing may be sent to, and for channels that the actor doesn't see */
async function checked(
  actor: Actor,
  workspaceId: string,
  { channelIds, ...fields }: Partial<Omit<NewWebhook, "nonce">>,
) {
  if (fields.url !== undefined) assertUrl(fields.url);
  if (channelIds === undefined) return fields;
  if (channelIds === null) return { ...fields, isEverywhere: true, channelIds: [] };
  const visible = await listVisible(actor, workspaceId, channelIds);
  if (channelIds.some((id) => !visible.has(id)))
    throw new AppError("invalid_input", "channelIds: Choose channels of this workspace that you see.");
  return { ...fields, isEverywhere: false, channelIds: [...visible] };
}

/** What its name resolves to is checked for each request. */
function assertUrl(url: string): void {
  try {
    checkUrl(new URL(url), { policy: publicOrAllowedPolicy, requireHttps: true });
  } catch (error) {
    if (!(error instanceof RefusedTarget)) throw error;
    throw new AppError(
      "invalid_input",
      "url: Enter an https address on the internet, without a password in it. Whoever runs Guildhall can allow others.",
    );
  }
}
