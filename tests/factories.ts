import { randomBytes, randomUUID } from "node:crypto";
import { generateKeyBetween, generateNKeysBetween } from "fractional-indexing";
import { GRANTABLE } from "@/lib/accounts/keys/schema";
import type { Actor } from "@/lib/auth/actor";
import { newApiKey, shownParts } from "@/lib/auth/api-key";
import { sessionCookieName } from "@/lib/auth/cookie";
import { createBrowserSession } from "@/lib/auth/session-store";
import { hashToken } from "@/lib/auth/tokens";
import { insertOwnContent } from "@/lib/channels/own-content";
import type { ChannelType } from "@/lib/channels/types";
import { db, transaction } from "@/lib/db";
import type { DocumentKind } from "@/lib/documents/kinds";
import type { PicturePurpose } from "@/lib/files/purposes";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { Scope } from "@/lib/http/scopes";
import type { ChannelRole, ChannelVisibility, WorkspaceRole } from "@/lib/permissions";

// Builders of rows, for the tests of every kind and the seed. Each makes what it isn't given; names don't collide.

export type TestUser = { id: string; name: string; email: string };

export async function makeUser(
  given: Partial<TestUser> & { emailVerified?: Date | null; passwordHash?: string } = {},
) {
  const name = given.name ?? "Test Person";
  const email = given.email ?? `${randomBytes(6).toString("hex")}@test.guildhall.test`;
  const emailVerified = given.emailVerified === undefined ? new Date() : given.emailVerified;
  return db().user.create({ data: { ...given, name, email, emailVerified } });
}

/** Signs a person in as a browser is: `cookie` goes into the Cookie header, `token` is its value. */
export async function makeSession(userId: string) {
  const { token } = await transaction((tx) =>
    createBrowserSession(tx, userId, { ip: "127.0.0.1", userAgent: "test" }),
  );
  return { token, cookie: `${sessionCookieName()}=${token}` };
}

/** A new person who is signed in. */
export async function makeSignedIn(given: Parameters<typeof makeUser>[0] = {}) {
  const user = await makeUser(given);
  return { ...user, ...(await makeSession(user.id)) };
}

export type SignedIn = Awaited<ReturnType<typeof makeSignedIn>>;

/** A key of somebody, which can call as they do. It may do everything unless given. */
export async function makeApiKey(
  owner: { id: string },
  given: { scopes?: readonly Scope[]; workspaceIds?: string[] | null; hasConversations?: boolean } = {},
) {
  const key = newApiKey();
  const { scopes = GRANTABLE, workspaceIds = null, hasConversations = true } = given;
  const session = await db().session.create({
    data: {
      ...{ kind: "KEY", userId: owner.id, expires: new Date(Date.now() + 60_000) },
      ...{ sessionToken: hashToken(key), lastSeenAt: new Date(0) },
    },
  });
  await db().apiKey.create({
    data: {
      ...{ id: session.id, name: "Test key", ...shownParts(key), scopes: [...scopes], hasConversations },
      ...{ isBound: workspaceIds !== null, workspaceIds: workspaceIds ?? [], perMinute: 100_000 },
    },
  });
  return { id: session.id, key };
}

/** Who acts when a service is called without a request. */
export async function makeActor(user: { id: string; name: string; image?: string | null }): Promise<Actor> {
  await makeSession(user.id);
  const session = await db().session.findFirstOrThrow({
    where: { userId: user.id },
    orderBy: { id: "desc" },
  });
  return {
    userId: user.id,
    sessionId: session.id,
    name: user.name,
    image: user.image ?? null,
    emailVerified: true,
  };
}

/** An empty workspace; `makeChannel` fills it. */
export async function makeWorkspace(owner: { id: string }, given: { name?: string; slug?: string } = {}) {
  const slug = given.slug ?? `test-${randomBytes(6).toString("hex")}`;
  return db().workspace.create({
    data: {
      name: given.name ?? "Test workspace",
      slug,
      memberships: { create: { userId: owner.id, role: "OWNER" } },
    },
  });
}

export async function addMember(
  workspace: { id: string },
  user: { id: string },
  role: WorkspaceRole = "MEMBER",
): Promise<void> {
  await db().membership.create({ data: { workspaceId: workspace.id, userId: user.id, role } });
}

/** A new person who is signed in and belongs to the workspace. */
export async function makeMember(
  workspace: { id: string },
  given: Parameters<typeof makeUser>[0] = {},
  role: WorkspaceRole = "MEMBER",
) {
  const person = await makeSignedIn(given);
  await addMember(workspace, person, role);
  return person;
}

type GivenChannel = {
  name?: string;
  type?: ChannelType;
  visibility?: ChannelVisibility;
  defaultRole?: ChannelRole;
  parentId?: string | null;
  archivedAt?: Date;
  /** Of a DOC. A code file is one plain text, which is all that tests of the transport need. */
  documentKind?: DocumentKind;
  /** Who is named in it. */
  members?: { user: { id: string }; role: ChannelRole }[];
};

/** A channel at the end of the workspace's tree. */
export async function makeChannel(workspace: { id: string }, given: GivenChannel = {}) {
  const { members = [], name = "test", type = "CHAT", documentKind, ...rest } = given;
  const last = await db().channel.findFirst({
    where: { workspaceId: workspace.id, parentId: rest.parentId ?? null },
    orderBy: { position: "desc" },
  });
  const channel = await db().channel.create({
    data: {
      ...rest,
      name,
      type,
      workspaceId: workspace.id,
      position: generateKeyBetween(last?.position, null),
      members: { create: members.map(({ user, role }) => ({ userId: user.id, role })) },
    },
  });
  await insertOwnContent(db(), channel);
  if (documentKind) await db().document.update({ where: { id: channel.id }, data: { kind: documentKind } });
  return channel;
}

export const makeMessage = async (channel: { id: string }, author: { id: string }, body = "Hello") =>
  (await makeMessages(channel, author, 1, () => body))[0]!;

/** Messages at the end of a channel, in one go. */
export async function makeMessages(
  channel: { id: string },
  author: { id: string },
  count: number,
  bodyOf: (index: number) => string = (index) => `Message ${index + 1}`,
) {
  return transaction(async (tx) => {
    const { lastSeq } = await tx.channel.update({
      where: { id: channel.id },
      data: { lastSeq: { increment: count } },
    });
    return tx.message.createManyAndReturn({
      data: Array.from({ length: count }, (_, index) => ({
        channelId: channel.id,
        streamId: channel.id,
        authorId: author.id,
        nonce: randomUUID(),
        body: bodyOf(index),
        seq: lastSeq - count + index + 1,
      })),
    });
  });
}

/** The row of a picture that somebody uploaded, without its bytes. */
export const makePicture = (
  owner: { id: string },
  purpose: PicturePurpose,
  status: "PENDING" | "READY" = "READY",
) =>
  db().file.create({
    data: {
      ownerId: owner.id,
      purpose,
      status,
      name: "picture.webp",
      type: "image/webp",
      size: 1,
      storageKey: randomUUID(),
    },
  });

/** A task at the end of a channel's list. */
export async function makeTask(
  channel: { id: string },
  given: Partial<Omit<Prisma.TaskUncheckedCreateInput, "channelId">> = {},
) {
  const position = generateKeyBetween(await lastPosition(channel), null);
  return db().task.create({ data: { title: "Task", position, ...given, channelId: channel.id } });
}

/** Tasks at the end of a channel's list, in one go. */
export async function makeTasks(
  channel: { id: string },
  count: number,
  given: (index: number) => Partial<Prisma.TaskCreateManyInput> = () => ({}),
) {
  const positions = generateNKeysBetween(await lastPosition(channel), null, count);
  return db().task.createManyAndReturn({
    data: positions.map((position, index) => ({
      ...{ title: `Task ${index + 1}`, position, channelId: channel.id },
      ...given(index),
    })),
  });
}

/** Cards of a board, so many in each of these columns, titled by the column and their number. */
export async function makeCards({ id: channelId }: { id: string }, names: readonly string[], count: number) {
  const columns = await db().boardColumn.findMany({ where: { channelId, name: { in: [...names] } } });
  const positions = generateNKeysBetween(null, null, count);
  return db().task.createManyAndReturn({
    data: columns.flatMap(({ id: columnId, name, isDone }) =>
      positions.map((position, index) => ({
        ...{ title: `${name} ${index + 1}`, position, channelId, columnId },
        completedAt: isDone ? new Date() : null,
      })),
    ),
  });
}

async function lastPosition({ id: channelId }: { id: string }) {
  const last = await db().task.findFirst({ where: { channelId }, orderBy: { position: "desc" } });
  return last?.position;
}
