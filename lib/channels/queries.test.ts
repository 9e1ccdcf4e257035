// @vitest-environment jsdom
import { QueryClient } from "@tanstack/react-query";
import { afterEach, expect, it } from "vitest";
import { setTransport } from "@/lib/http/client";
import { channelsQuery } from "./queries";

afterEach(() => setTransport(null));

it("takes over how far a channel is read, also less than before, and never an older last message", async () => {
  let items: object[] = [];
  setTransport({ isOpen: () => true, call: async () => ({ data: { items } }) });
  const client = new QueryClient();
  const read = async (lastSeq: number, readSeq: number) => {
    items = [{ id: "general", lastSeq, readSeq }];
    await client.fetchQuery({ ...channelsQuery("w"), staleTime: 0 });
    return client.getQueryData(channelsQuery("w").queryKey);
  };
  expect(await read(9, 9)).toMatchObject([{ lastSeq: 9, readSeq: 9 }]);
  // Marked unread on another device while this one slept; read before the last message came.
  expect(await read(8, 4)).toMatchObject([{ lastSeq: 9, readSeq: 4 }]);
});
