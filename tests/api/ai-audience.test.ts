import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { audienceSql } from "@/lib/ai/audience/audience-sql";
import { bitsOf, bytesOf } from "@/lib/ai/embeddings/vectors";
import { visibleChannels } from "@/lib/ai/retrieval/candidates";
import { findNear } from "@/lib/ai/retrieval/near";
import { accessChannel } from "@/lib/channels/access";
import { db } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { ChannelType, ChannelVisibility } from "@/lib/generated/prisma/enums";
import { makeUser, makeWorkspace } from "../factories";
import { numbers } from "../random";

const PEOPLE = 9;
const VISIBILITIES = ["WORKSPACE", "PRIVATE", "PRIVATE", "PUBLIC"] as const satisfies ChannelVisibility[];
type Place = { id: string; type: ChannelType; visibility: ChannelVisibility; workspaceId: string | null };

/** Two workspaces with channels of each kind, and conversations; some people have left one and are still in its channels. */
async function makeWorld(seed: number) {
  const below = numbers(seed);
  const pick = <T>(items: readonly T[]) => items[below(items.length)] as T;
  const people = Array.from({ length: PEOPLE }, () => ({ id: randomUUID() }));
  await db().user.createMany({
    data: people.map(({ id }) => ({ id, name: "Person", email: `${id}@example.com` })),
  });
  const owner = await makeUser();
  const workspaces = [await makeWorkspace(owner), await makeWorkspace(owner)];
  await db().membership.createMany({
    data: workspaces.flatMap(({ id: workspaceId }, at) =>
      people.flatMap(({ id: userId }) =>
        below(at ? 3 : 6)
          ? { workspaceId, userId, role: pick(["OWNER", "ADMIN", "MEMBER", "MEMBER", "GUEST"] as const) }
          : [],
      ),
    ),
  });
  const places = Array.from({ length: 12 }, (_, at) => {
    const workspaceId = at < 8 ? workspaces[0]!.id : at < 10 ? workspaces[1]!.id : null;
    const place: Place = {
      id: randomUUID(),
      type: workspaceId ? "CHAT" : at === 10 ? "DIRECT" : "GROUP",
      visibility: workspaceId ? VISIBILITIES[at % 4]! : "PRIVATE",
      workspaceId,
    };
    return place;
  });
  await db().channel.createMany({
    data: places.map((place) => ({ ...place, name: "place", position: "a0" })),
  });
  await db().channelMember.createMany({
    data: places.flatMap(({ id: channelId, type }) => {
      const members = type === "DIRECT" ? people.slice(0, 2) : people.filter(() => below(3) > 0);
      return members.map(({ id: userId }) => ({ channelId, userId, role: "EDITOR" as const }));
    }),
  });
  await indexPlaces(places, owner.id);
  return { people: [owner, ...people].map(({ id }) => id), places };
}

const VECTOR = new Float32Array(8).fill(1 / Math.sqrt(8));

/** A message in each place, all with the same vector. */
async function indexPlaces(places: readonly Place[], authorId: string) {
  const messages = places.map(({ id: channelId }) => ({ id: randomUUID(), channelId }));
  await db().message.createMany({
    data: messages.map(({ id, channelId }) => ({
      ...{ id, channelId, streamId: channelId, authorId, seq: 1, nonce: randomUUID(), body: "Here" },
    })),
  });
  const chunks = await db().aiChunk.createManyAndReturn({
    data: messages.map(({ id, channelId }) => ({
      ...{ kind: "MESSAGE" as const, scopeId: channelId, bucket: 0, part: 0, objectIds: [id], channelId },
      ...{ authorIds: [authorId], since: new Date(), until: new Date(), hash: "" },
    })),
  });
  for (const { id, channelId } of chunks) {
    await db()
      .$executeRaw`INSERT INTO ai_chunk_bits VALUES (${id}, ${channelId}::uuid, ${bitsOf(VECTOR)}::varbit)`;
    await db().aiChunkVector.create({ data: { chunkId: id, vector: Uint8Array.from(bytesOf(VECTOR)) } });
  }
}

/** The channels of what is near to a question by its meaning. */
async function nearIn(workspaceId: string, readable: Prisma.Sql): Promise<string[]> {
  const visible = visibleChannels({ readable, workspaceId, question: "" });
  const near = await findNear(db(), { visible, scope: undefined, except: undefined }, VECTOR);
  return near.flatMap(({ candidates }) => candidates.map(({ channelId }) => channelId)).sort();
}

const isReader = (userId: string, channelId: string) =>
  accessChannel({ userId }, channelId, "channel.read").then(
    () => true,
    () => false,
  );

it.each([1, 2, 3, 4])("is what the asker and every reader of the place may read (world %i)", async (seed) => {
  const { people, places } = await makeWorld(seed);
  const readers = new Map<string, string[]>();
  for (const { id } of places) {
    const may = await Promise.all(people.map((userId) => isReader(userId, id)));
    readers.set(
      id,
      people.filter((_, at) => may[at]),
    );
  }
  const reads = (userId: string, channelId: string) => readers.get(channelId)!.includes(userId);
  for (const place of places)
    for (const asker of people.filter((userId) => reads(userId, place.id))) {
      const found = await db().$queryRaw<{ id: string }[]>(audienceSql(asker, place.id));
      const allowed = places.filter(
        ({ id, visibility }) =>
          reads(asker, id) &&
          (id === place.id ||
            (readers.get(place.id)!.every((reader) => reads(reader, id)) &&
              (place.visibility !== "PUBLIC" || visibility === "PUBLIC"))),
      );
      expect(found.map(({ id }) => id).sort()).toEqual(allowed.map(({ id }) => id).sort());
      if (asker !== people.find((userId) => reads(userId, place.id)) || !place.workspaceId) continue;
      const here = allowed.filter(
        ({ workspaceId }) => workspaceId === null || workspaceId === place.workspaceId,
      );
      expect(await nearIn(place.workspaceId, audienceSql(asker, place.id))).toEqual(
        here.map(({ id }) => id).sort(),
      );
    }
});

it("gives nothing to who can't read the place but what everyone there may read", async () => {
  const { people, places } = await makeWorld(5);
  const stranger = await makeUser();
  expect(await db().$queryRaw(audienceSql(stranger.id, places[1]!.id))).toEqual([]);
  expect(await db().$queryRaw(audienceSql(people[0]!, randomUUID()))).toEqual([]);
});
