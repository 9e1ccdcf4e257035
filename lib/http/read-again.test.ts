import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { expect, it, vi } from "vitest";
import { readAgainWhatChanged } from "./read-again";

/** An active query that answers on request. */
function watched(client: QueryClient) {
  const answers: ((data: string) => void)[] = [];
  const read = () => new Promise<string>((resolve) => answers.push(resolve));
  const stop = new QueryObserver(client, { queryKey: ["a"], queryFn: read }).subscribe(() => {});
  return { answers, stop, value: () => client.getQueryData(["a"]) };
}

it("reads again what was changed while it was being read, and nothing else", async () => {
  const client = new QueryClient();
  const ignore = readAgainWhatChanged(client);
  const { answers, stop, value } = watched(client);
  answers[0]?.("first");
  await vi.waitFor(() => expect(value()).toBe("first"));
  client.setQueryData(["a"], "new");
  expect(answers).toHaveLength(1);

  void client.invalidateQueries({ queryKey: ["a"] });
  client.setQueryData(["a"], "new again");
  answers[1]?.("from before");
  await vi.waitFor(() => expect(answers).toHaveLength(3));
  answers[2]?.("new again");
  await vi.waitFor(() => expect(value()).toBe("new again"));
  expect(client.isFetching()).toBe(0);
  expect(answers).toHaveLength(3);
  stop();
  ignore();
});

it("is content with a reading that began after the change", async () => {
  const client = new QueryClient();
  const ignore = readAgainWhatChanged(client);
  const { answers, stop, value } = watched(client);
  answers[0]?.("first");
  await vi.waitFor(() => expect(value()).toBe("first"));
  void client.invalidateQueries({ queryKey: ["a"] });
  client.setQueryData(["a"], "new");
  void client.invalidateQueries({ queryKey: ["a"] });
  answers[1]?.("from before");
  answers[2]?.("new");
  await vi.waitFor(() => expect(client.isFetching()).toBe(0));
  expect(value()).toBe("new");
  expect(answers).toHaveLength(3);
  stop();
  ignore();
});

it("reads again what was invalidated while it was read for the first time", async () => {
  const client = new QueryClient();
  const ignore = readAgainWhatChanged(client);
  const { answers, stop, value } = watched(client);
  void client.invalidateQueries({ queryKey: ["a"] });
  expect(answers).toHaveLength(1);
  answers[0]?.("from before");
  await vi.waitFor(() => expect(answers).toHaveLength(2));
  answers[1]?.("new");
  await vi.waitFor(() => expect(value()).toBe("new"));
  await vi.waitFor(() => expect(client.isFetching()).toBe(0));
  expect(answers).toHaveLength(2);
  stop();
  ignore();
});
