import type { Actor } from "@/lib/auth/actor";
import { createColumn, listColumns } from "@/lib/boards/service";
import { plusDays, todayIn } from "@/lib/dates/calendar-date";
import { createLabel } from "@/lib/labels/service";
import { archiveTask } from "@/lib/tasks/archive/service";
import { completeTask } from "@/lib/tasks/completion/service";
import { NewTask } from "@/lib/tasks/schema";
import { createTask } from "@/lib/tasks/service";
import type { Who } from "./conversations";

type Demo = { id: string; name: string };

type Card = {
  title: string;
  for?: Who[];
  /** Days from today. */
  due?: number;
  labels?: string[];
  priority?: 1 | 2 | 3;
  notes?: string;
  /** Its checklist; what is done begins with "x ". */
  steps?: string[];
  isArchived?: boolean;
};

const COLUMNS: Record<string, Card[]> = {
  "To do": [
    {
      title: "Pictures for the store, in night colors",
      ...{ for: ["chiara"], due: 5, labels: ["design"], priority: 2 },
      steps: ["x Phone", "Tablet", "Watch"],
    },
    { title: "Ask three harbors to try the tide page", for: ["dev"], due: 3, labels: ["partners"] },
    {
      title: "Translate the tour to Italian",
      for: ["chiara"],
      labels: ["texts"],
      notes: `The words of the app are in the **glossary** of the handbook. What the tour says, screen by screen:

| Screen | English | Italian |
| --- | --- | --- |
| 1 | Know the tide before you sail | *open* |
| 2 | Your route, also without a network | La tua rotta, anche senza rete |
| 3 | Night colors spare your eyes | I colori notturni non stancano gli occhi |

> [!TIP]
> At most 40 letters a line: the watch shows no more.

- [x] Collect the English texts
- [ ] First version
- [ ] Have it read by somebody who sails`,
    },
    { title: "Newsletter: what 2.4 brings", due: 8, labels: ["texts", "launch"] },
    { title: "Prices for clubs", for: ["ada"], labels: ["partners"] },
    { title: "Short film: planning a trip offline", for: ["dev"], due: 10, labels: ["launch"] },
    { title: "Retire the old importer", labels: ["app"], priority: 1 },
  ],
  Doing: [
    {
      title: "Offline trips keep their route after a restart",
      ...{ for: ["ben"], due: 1, labels: ["app"], priority: 3 },
      notes: `Happens where the phone restarts in airplane mode: see the reports in #engineering.

## What we know
1. The tiles are there after the restart, the route isn’t.
2. It is written when the trip *ends*, so a restart on the way loses it.

## What we do
Write the route with the tiles, each time that it changes:

\`\`\`
trips/<id>/tiles
trips/<id>/route.json
\`\`\`

> [!WARNING]
> Old trips have no route file. They must open all the same.`,
      steps: ["x Find out what is lost", "x Store the route with the tiles", "Test on an old phone"],
    },
    {
      title: "Page of the launch",
      ...{ for: ["chiara", "ada"], due: 4, labels: ["design", "launch"] },
      steps: ["x Sketch", "x Texts", "Pictures", "Read by somebody who doesn’t sail"],
    },
    { title: "Tides of 2027 for the Baltic", for: ["ben"], due: -1, labels: ["app"], priority: 2 },
    { title: "Talk with Sailing Weekly", for: ["ada"], due: 0, labels: ["partners", "launch"] },
  ],
  Review: [
    { title: "Night colors of the chart", for: ["chiara", "ben"], due: 2, labels: ["design", "app"] },
    {
      title: "Help: how tides are computed",
      for: ["dev"],
      labels: ["texts"],
      steps: ["x Write", "x Drawings", "Have it checked by Ben"],
    },
    { title: "Crash when two trips have one name", for: ["ben"], labels: ["app"], priority: 3 },
  ],
  Done: [
    { title: "Name of the version", for: ["ada"], labels: ["launch"] },
    { title: "Icon", for: ["chiara"], labels: ["design"], steps: ["x Three drafts", "x Choose one"] },
    { title: "Tide page on the phone", for: ["ben"], labels: ["app"] },
    { title: "Beta with 40 boats", for: ["dev", "ben"], labels: ["launch"] },
    { title: "Terms of the map tiles", for: ["ada"], labels: ["partners"], isArchived: true },
  ],
};

/** A board in the middle of a launch: through the services, as people would have made it. */
export async function addBoard(
  people: Record<Who, Demo>,
  channelId: string,
  actorOf: (person: Demo) => Actor,
): Promise<void> {
  const ada = actorOf(people.ada);
  const today = todayIn("UTC", new Date());
  const { items: made } = await listColumns(ada, channelId, { limit: 50 });
  const doing = made.find(({ name }) => name === "Doing");
  const review = { name: "Review", color: "purple", limit: 2, isDone: false, afterId: doing?.id } as const;
  const columns = [...made, await createColumn(ada, channelId, review)];
  const labelIds: Record<string, string> = {};
  for (const name of ["app", "design", "texts", "partners", "launch"])
    labelIds[name] = (await createLabel(ada, channelId, { name })).id;

  for (const [name, cards] of Object.entries(COLUMNS)) {
    const columnId = columns.find((column) => column.name === name)?.id;
    for (const { for: who = [], due, labels = [], steps = [], isArchived, ...rest } of cards) {
      const actor = actorOf(people[who[0] ?? "ada"]);
      const { id } = await createTask(
        actor,
        channelId,
        NewTask.parse({
          ...rest,
          ...(due !== undefined && { due: { on: plusDays(today, due) } }),
          assignees: who.map((one) => people[one].id),
          labels: labels.flatMap((label) => labelIds[label] ?? []),
          // What is done was open first, with its checklist.
          ...(name !== "Done" && { columnId }),
        }),
      );
      for (const step of steps) {
        const title = step.replace(/^x /, "");
        const { id: stepId } = await createTask(actor, channelId, NewTask.parse({ title, parentId: id }));
        if (step !== title) await completeTask(actor, stepId);
      }
      if (name === "Done") await completeTask(actor, id);
      if (isArchived) await archiveTask(actor, id);
    }
  }
}
