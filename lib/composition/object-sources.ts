import { channelSource } from "@/lib/channels/object-source";
import { documentSource } from "@/lib/documents/object-source";
import { fileSource } from "@/lib/files/object-source";
import { messageSource } from "@/lib/messages/object-source";
import type { ObjectSources } from "@/lib/objects/sources";
import { personSource } from "@/lib/people/object-source";
import { taskSource } from "@/lib/tasks/object-source";

/** The server side of every type of object. */
export const OBJECT_SOURCES: ObjectSources = {
  channel: channelSource,
  person: personSource,
  document: documentSource,
  task: taskSource,
  file: fileSource,
  message: messageSource,
};
