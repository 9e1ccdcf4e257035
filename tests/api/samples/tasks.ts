import { db } from "@/lib/db";
import { makeChannel, makeTask } from "@/tests/factories";
import type { Samples } from "@/tests/setup/samples";

export const samples: Samples = {
  bodies: {
    "POST /api/channels/{channelId}/tasks": () => ({ title: "Let me in" }),
    "PATCH /api/tasks/{taskId}": () => ({ title: "Taken over" }),
    "PUT /api/tasks/{taskId}/position": () => ({ afterId: null }),
    "PUT /api/channels/{channelId}/tasks/positions": () => ({
      ...{ taskIds: ["01920000-0000-7000-8000-000000000000"], afterId: null },
    }),
    "PUT /api/tasks/{taskId}/channel": () => ({ channelId: "01920000-0000-7000-8000-000000000000" }),
    "POST /api/tasks/{taskId}/attachments": () => ({ fileIds: ["01920000-0000-7000-8000-000000000000"] }),
    "PUT /api/tasks/{taskId}/cover": () => ({ fileId: null }),
    "POST /api/channels/{channelId}/labels": () => ({ name: "Urgent" }),
    "PATCH /api/labels/{labelId}": () => ({ name: "Taken over" }),
  },
  foreign: async ({ owner, workspace }) => {
    const members = [{ user: owner, role: "MANAGER" as const }];
    const channel = await makeChannel(workspace, { type: "TODO", members });
    const task = await makeTask(channel);
    const label = await db().label.create({ data: { channelId: channel.id, name: "home", color: "red" } });
    return { taskId: task.id, labelId: label.id };
  },
};
