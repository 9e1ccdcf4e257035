import { beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import {
  createLabelContract,
  deleteLabelContract,
  listLabelsContract,
  updateLabelContract,
} from "@/lib/labels/contract";
import { createTaskContract, deleteTaskContract } from "@/lib/tasks/contract";
import { ada, ben } from "@/tests/pair";
import { refusal, send } from "@/tests/setup/request";
import { add, get, listId, makeList } from "./tasks-helpers";

beforeEach(makeList);

describe("labels", () => {
  const inList = () => ({ params: { channelId: listId } });
  const make = (name: string) => send(ada, createLabelContract, { ...inList(), body: { name } });

  it("belong to a channel, and go with what they were on", async () => {
    const [home, work] = [await make("Home"), await make("Work")];
    expect(home.color).not.toBe(work.color);
    const params = { labelId: home.id };
    await send(ben, updateLabelContract, { params, body: { name: "HOME", color: "pink" } });
    expect((await send(ada, listLabelsContract, inList())).items).toEqual([
      { ...home, name: "HOME", color: "pink" },
      work,
    ]);
    const { id } = await add("A", { labels: [home.id, work.id] });
    await send(ada, deleteLabelContract, { params });
    expect(await get(id)).toMatchObject({ labels: [work.id] });
  });

  it("are made with a task that names new ones, in one write and by those who may", async () => {
    const home = await make("Home");
    const { labels } = await add("A", { labels: [home.id], newLabels: ["home", "Shop", "shop"] });
    const all = (await send(ada, listLabelsContract, inList())).items;
    expect(all.map(({ name }) => name)).toEqual(["Home", "Shop"]);
    expect(labels.toSorted()).toEqual(all.map(({ id }) => id).toSorted());
    await db().channel.update({ where: { id: listId }, data: { defaultRole: "VIEWER" } });
    const call = { ...inList(), body: { title: "B", newLabels: ["Late"] } };
    expect(await refusal(ben, createTaskContract, call)).toMatchObject({ code: "forbidden" });
    expect((await send(ada, listLabelsContract, inList())).items).toEqual(all);
  });

  it("stay where a task has them, for who deletes only what is unused", async () => {
    const { labels, id } = await add("A", { newLabels: ["Shop"] });
    const call = { params: { labelId: labels[0]! }, query: { unused: "true" } };
    await send(ada, deleteLabelContract, call);
    expect(await get(id)).toMatchObject({ labels });
    await send(ada, deleteTaskContract, { params: { taskId: id } });
    await send(ada, deleteLabelContract, call);
    expect((await send(ada, listLabelsContract, inList())).items).toEqual([]);
  });

  it("have names that differ by more than case", async () => {
    const { id } = await make("Home");
    const other = await make("Work");
    const taken = { status: 409, details: { labelId: id } };
    expect(await refusal(ada, createLabelContract, { ...inList(), body: { name: "home" } })).toMatchObject(
      taken,
    );
    const params = { labelId: other.id };
    expect(await refusal(ada, updateLabelContract, { params, body: { name: "HOME" } })).toMatchObject(taken);
  });
});
