import { endpoint } from "@/lib/http/endpoint";
import { listChannelActivityContract, listTaskActivityContract } from "./activity/contract";
import { listChannelActivity } from "./activity/in-channel";
import { listTaskActivity } from "./activity/service";
import { archiveTask, unarchiveTask } from "./archive/service";
import {
  attachFilesContract,
  listAttachmentsContract,
  removeAttachmentContract,
  restoreAttachmentContract,
  setCoverContract,
} from "./attachments/contract";
import {
  attachToTask,
  listAttachments,
  removeAttachment,
  restoreAttachment,
  setCover,
} from "./attachments/service";
import { openCommentsContract } from "./comments/contract";
import { openComments } from "./comments/service";
import { completeTask, reopenTask } from "./completion/service";
import {
  archiveTaskContract,
  completeTaskContract,
  createTaskContract,
  deleteTaskContract,
  getTaskContract,
  listMyTasksContract,
  listTasksContract,
  moveTaskContract,
  moveTasksContract,
  reopenTaskContract,
  restoreTaskContract,
  unarchiveTaskContract,
  updateTaskContract,
} from "./contract";
import { deleteTask, restoreTask } from "./deletion/service";
import { openDescriptionContract } from "./description/contract";
import { openDescription } from "./description/service";
import { listTasks } from "./list/service";
import { listMyTasks } from "./mine/service";
import { moveTask, moveTasks } from "./order/service";
import { createTask, getTask, updateTask } from "./service";
import { transferBack } from "./transfer/back/service";
import { transferBackContract, transferTaskContract } from "./transfer/contract";
import { transferTask } from "./transfer/service";

export const listTasksEndpoint = endpoint(listTasksContract, ({ actor, params, query }) =>
  listTasks(actor, params.channelId, query),
);
export const listMyTasksEndpoint = endpoint(listMyTasksContract, ({ actor, query }) =>
  listMyTasks(actor, query),
);
export const createTaskEndpoint = endpoint(createTaskContract, ({ actor, params, body }) =>
  createTask(actor, params.channelId, body),
);
export const getTaskEndpoint = endpoint(getTaskContract, ({ actor, params }) =>
  getTask(actor, params.taskId),
);
export const updateTaskEndpoint = endpoint(updateTaskContract, ({ actor, params, body }) =>
  updateTask(actor, params.taskId, body),
);
export const deleteTaskEndpoint = endpoint(deleteTaskContract, ({ actor, params }) =>
  deleteTask(actor, params.taskId),
);
export const restoreTaskEndpoint = endpoint(restoreTaskContract, ({ actor, params }) =>
  restoreTask(actor, params.taskId),
);
export const completeTaskEndpoint = endpoint(completeTaskContract, ({ actor, params }) =>
  completeTask(actor, params.taskId),
);
export const reopenTaskEndpoint = endpoint(reopenTaskContract, ({ actor, params }) =>
  reopenTask(actor, params.taskId),
);
export const moveTaskEndpoint = endpoint(moveTaskContract, ({ actor, params, body }) =>
  moveTask(actor, params.taskId, body),
);
export const openCommentsEndpoint = endpoint(openCommentsContract, ({ actor, params }) =>
  openComments(actor, params.taskId),
);
export const moveTasksEndpoint = endpoint(moveTasksContract, ({ actor, params, body }) =>
  moveTasks(actor, params.channelId, body),
);
export const archiveTaskEndpoint = endpoint(archiveTaskContract, ({ actor, params }) =>
  archiveTask(actor, params.taskId),
);
export const unarchiveTaskEndpoint = endpoint(unarchiveTaskContract, ({ actor, params }) =>
  unarchiveTask(actor, params.taskId),
);
export const transferTaskEndpoint = endpoint(transferTaskContract, ({ actor, params, body }) =>
  transferTask(actor, params.taskId, body),
);
export const transferBackEndpoint = endpoint(transferBackContract, ({ actor, params }) =>
  transferBack(actor, params.taskId),
);
export const listChannelActivityEndpoint = endpoint(listChannelActivityContract, ({ actor, params, query }) =>
  listChannelActivity(actor, params.channelId, query),
);
export const listTaskActivityEndpoint = endpoint(listTaskActivityContract, ({ actor, params, query }) =>
  listTaskActivity(actor, params.taskId, query),
);
export const openDescriptionEndpoint = endpoint(openDescriptionContract, ({ actor, params }) =>
  openDescription(actor, params.taskId),
);
export const listAttachmentsEndpoint = endpoint(listAttachmentsContract, ({ actor, params, query }) =>
  listAttachments(actor, params.taskId, query),
);
export const attachFilesEndpoint = endpoint(attachFilesContract, ({ actor, params, body }) =>
  attachToTask(actor, params.taskId, body.fileIds),
);
export const removeAttachmentEndpoint = endpoint(removeAttachmentContract, ({ actor, params }) =>
  removeAttachment(actor, params.taskId, params.fileId),
);
export const restoreAttachmentEndpoint = endpoint(restoreAttachmentContract, ({ actor, params }) =>
  restoreAttachment(actor, params.taskId, params.fileId),
);
export const setCoverEndpoint = endpoint(setCoverContract, ({ actor, params, body }) =>
  setCover(actor, params.taskId, body.fileId),
);
