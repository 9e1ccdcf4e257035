import type { Actor } from "@/lib/auth/actor";
import { plusDays, todayIn } from "@/lib/dates/calendar-date";
import { createLabel } from "@/lib/labels/service";
import { completeTask } from "@/lib/tasks/completion/service";
import { NewTask } from "@/lib/tasks/schema";
import { createTask } from "@/lib/tasks/service";
import type { Who } from "./conversations";

type Demo = { id: string; name: string };

type Line = {
  title: string;
  by?: Who;
  for?: Who[];
  /** Days from today. */
  due?: number;
  time?: string;
  rule?: string;
  labels?: string[];
  priority?: 1 | 2 | 3;
  notes?: string;
  isDone?: boolean;
  under?: Line[];
};

const LAUNCH: Line[] = [
  {
    title: "Write the store texts",
    ...{ for: ["chiara"], due: 1, labels: ["store"], priority: 2 },
    notes: "At most 4,000 characters. **Tides first**, colors last.",
    under: [
      { title: "English", isDone: true },
      { title: "German", for: ["ada"] },
      { title: "Italian", for: ["chiara"] },
    ],
  },
  { title: "Import the tides of 2027", for: ["ben"], due: -2, labels: ["data"], priority: 3 },
  {
    title: "Try an offline trip on a real boat",
    for: ["ada", "ben"],
    due: 3,
    time: "14:00",
    labels: ["test"],
  },
  {
    title: "Screenshots in night colors",
    ...{ for: ["chiara"], due: 0, labels: ["store"] },
    under: [{ title: "Phone", isDone: true }, { title: "Tablet" }],
  },
  { title: "Answer the open questions of the beta", for: ["dev"], due: 0, labels: ["support"] },
  { title: "Page about offline maps in the help", for: ["dev"], due: 6, labels: ["support"] },
  { title: "Tell the harbor masters", due: 12 },
  { title: "Look at crash reports", for: ["ben"], due: 4, rule: "FREQ=WEEKLY", labels: ["test"] },
  { title: "Sign the build", for: ["ben"], isDone: true },
  { title: "Choose the icon", for: ["ada"], labels: ["store"], isDone: true },
  { title: "Book the domain for the campaign", for: ["dev"], isDone: true },
];

const OFFICE: Line[] = [
  { title: "Water the plants", for: ["chiara"], due: 0, rule: "FREQ=WEEKLY" },
  { title: "Order coffee", for: ["dev"], due: -1, priority: 2 },
  { title: "Pay the rent", for: ["ada"], due: 9, rule: "FREQ=MONTHLY;BYMONTHDAY=1", priority: 3 },
  { title: "Ask about the second key", by: "ben" },
  { title: "Fix the lamp over the long table", for: ["ben"], isDone: true },
];

/** Two lists in the middle of being worked on: through the services, as people would have made them. */
export async function addTasks(
  people: Record<Who, Demo>,
  channels: { launch: string; office: string },
  actorOf: (person: Demo) => Actor,
): Promise<void> {
  const today = todayIn("UTC", new Date());

  async function add(
    channelId: string,
    lines: readonly Line[],
    labelIds: Record<string, string>,
    parentId?: string,
  ) {
    for (const {
      by = "ada",
      for: who = [],
      due,
      time,
      rule,
      labels = [],
      under = [],
      isDone,
      ...rest
    } of lines) {
      const actor = actorOf(people[by]);
      const { title, notes, priority } = rest;
      const task = await createTask(
        actor,
        channelId,
        NewTask.parse({
          ...{ title, parentId },
          ...(notes && { notes }),
          ...(priority && { priority }),
          ...(due !== undefined && {
            due: { on: plusDays(today, due), time, timeZone: time && "Europe/Berlin" },
          }),
          ...(rule && { repeat: { rule } }),
          assignees: who.map((one) => people[one].id),
          labels: labels.flatMap((name) => labelIds[name] ?? []),
        }),
      );
      await add(channelId, under, labelIds, task.id);
      if (isDone) await completeTask(actorOf(people[who[0] ?? by]), task.id);
    }
  }

  const labelIds: Record<string, string> = {};
  for (const name of ["store", "data", "test", "support"])
    labelIds[name] = (await createLabel(actorOf(people.ada), channels.launch, { name })).id;
  await add(channels.launch, LAUNCH, labelIds);
  await add(channels.office, OFFICE, {});
}
