import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { expect, it } from "vitest";
import { patchQueries } from "./patch-queries";

const add = (list: number[]) => [...list, 9];

it("changes what is held, and leaves what it doesn't concern", () => {
  const client = new QueryClient();
  client.setQueryData(["a", 1], [1]);
  client.setQueryData(["a", 2], [2]);
  client.setQueryData(["b"], [3]);
  patchQueries<number[]>(client, ["a"], (list) => (list[0] === 1 ? add(list) : list));
  patchQueries<number[]>(client, ["c"], add);
  expect(client.getQueriesData({})).toEqual([
    [
      ["a", 1],
      [1, 9],
    ],
    [["a", 2], [2]],
    [["b"], [3]],
  ]);
});

it("doesn't make fresh what is to be read anew when somebody looks at it", async () => {
  const client = new QueryClient();
  const options = { queryKey: ["a"], queryFn: () => [2], staleTime: Number.POSITIVE_INFINITY };
  client.setQueryData(["a"], [1]);
  await client.invalidateQueries({ queryKey: ["a"] });
  patchQueries<number[]>(client, ["a"], add);
  const seen = Promise.withResolvers<unknown>();
  const stop = new QueryObserver(client, options).subscribe(({ data, isFetching }) => {
    if (!isFetching) seen.resolve(data);
  });
  expect(await seen.promise).toEqual([2]);
  patchQueries<number[]>(client, ["a"], add);
  expect(client.getQueryData(["a"])).toEqual([2, 9]);
  stop();
});
