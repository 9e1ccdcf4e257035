import { beforeEach, describe, expect, it } from "vitest";
import { listTasksContract } from "@/lib/tasks/contract";
import { makeChannel, makeTasks } from "@/tests/factories";
import { ada, workspace } from "@/tests/pair";
import { countQueries } from "@/tests/setup/count-queries";
import { refusal, send } from "@/tests/setup/request";
import { list, listId, makeList } from "./tasks-helpers";

beforeEach(makeList);

describe("a list", () => {
  it("comes in pages, of open tasks by order and of done ones from the last", async () => {
    const tasks = await makeTasks(list, 7, (index) => ({
      completedAt: index < 3 ? new Date(Date.UTC(2027, 0, 1, 0, 0, index)) : null,
    }));
    const pages = async (query: Record<string, string>) => {
      const found: string[] = [];
      let cursor: string | null = null;
      do {
        const page: { items: { title: string }[]; nextCursor: string | null } = await send(
          ada,
          listTasksContract,
          {
            params: { channelId: listId },
            query: { ...query, limit: 2, ...(cursor && { cursor }) },
          },
        );
        found.push(...page.items.map(({ title }) => title.replace("Task ", "")));
        cursor = page.nextCursor;
      } while (cursor);
      return found.join("");
    };
    expect(await pages({})).toBe("1234567");
    expect(await pages({ done: "false" })).toBe("4567");
    expect(await pages({ done: "true" })).toBe("321");
    const cursors = ["x", "a0.x", `${tasks[0]!.id}`, `..${tasks[0]!.id}`, `a0.${tasks[0]!.id}`];
    for (const cursor of cursors) {
      const query = { cursor, done: "true" };
      const error = await refusal(ada, listTasksContract, { params: { channelId: listId }, query });
      expect(error).toMatchObject({ status: 422, message: expect.stringContaining("cursor") });
    }
  });

  it("is read in as many statements for 10 tasks as for 1,000", async () => {
    const counts: number[] = [];
    for (const count of [10, 1_000]) {
      const channel = await makeChannel(workspace, { type: "TODO" });
      await makeTasks(channel, count);
      const input = { params: { channelId: channel.id }, query: { limit: 1_000 } };
      counts.push(await countQueries(() => send(ada, listTasksContract, input)));
    }
    expect(counts[0]).toBe(counts[1]);
    expect(counts[1]).toBeLessThanOrEqual(3);
  });
});
