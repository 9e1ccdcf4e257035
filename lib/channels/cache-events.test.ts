import { QueryClient } from "@tanstack/react-query";
import { expect, it } from "vitest";
import { changeTree } from "./cache-events";
import { channelsQuery } from "./queries";
import type { TreeChannel } from "./schema";

const held = { id: "a", name: "engines", isArchived: false, lastSeq: 10, readSeq: 7 } as TreeChannel;

it.each([
  ["marked unread", { readSeq: 10, lastSeq: 10 }],
  ["read further, with messages that came", { readSeq: 5, lastSeq: 9 }],
])("a change of access that was read before a channel was %s leaves its numbers", (_, numbers) => {
  const client = new QueryClient();
  const { queryKey } = channelsQuery("w");
  client.setQueryData(queryKey, [held]);
  const changed = [{ ...held, ...numbers, name: "Engines" }];
  changeTree(client, { workspaceId: "w", channels: { gained: [], changed, lost: [] } });
  expect(client.getQueryData(queryKey)).toEqual([{ ...held, name: "Engines" }]);
});
