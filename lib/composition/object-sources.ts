import { channelSource } from "@/lib/channels/object-source";
import { documentSource } from "@/lib/documents/object-source";
import { fileSource } from "@/lib/files/object-source";
import { messageSource } from "@/lib/messages/object-source";
import type { ObjectSource } from "@/lib/objects/source";
import type { ObjectType } from "@/lib/objects/types";
import { personSource } from "@/lib/people/object-source";

/** The server side of every type of object. */
export const OBJECT_SOURCES: Record<ObjectType, ObjectSource> = {
  channel: channelSource,
  person: personSource,
  document: documentSource,
  file: fileSource,
  message: messageSource,
};
