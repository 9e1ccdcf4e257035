import { membersPath } from "@/lib/workspaces/paths";
import { type PlaceAddress, placePath } from "./place";

/** What of an object its address says. */
export type ObjectAddress = { title?: string; place: PlaceAddress | null };

type ObjectTypeDefinition = {
  /** What one is called within a sentence, and several as a heading. */
  word: string;
  plural: string;
  icon: "person" | "channel" | "message" | "file" | "document" | "task";
  /** Whether `mention:<type>/<id>` names one. */
  isMentionable: boolean;
  /** Where a text that mentions one shows its card below: always, or where the mention is a paragraph of its own. */
  card?: "always" | "alone";
  /** Where its comments are shown: all beside it, or each as a thread. Without it nothing shows any. */
  comments?: "beside" | "thread";
  /** Where one is shown; `slug` is the workspace that is open. Null where it has no page. */
  path: (object: ObjectAddress, slug: string) => string | null;
};

const pathOfPlace = ({ place }: ObjectAddress, slug: string) => place && placePath(place, slug);

/**
 * Everything that people can refer to, find, report, save or be notified of. The order is that of search results. Each
 * row has its server side in `lib/composition/object-sources.ts`.
 */
export const OBJECT_TYPES = {
  channel: {
    ...{ word: "channel", plural: "Channels", icon: "channel" },
    isMentionable: true,
    path: pathOfPlace,
  },
  person: {
    ...{ word: "person", plural: "People", icon: "person" },
    isMentionable: true,
    path: ({ title = "" }, slug) => `${membersPath(slug)}?search=${encodeURIComponent(title)}`,
  },
  /** Mentioned as the channel that it is. */
  document: {
    ...{ word: "document", plural: "Documents", icon: "document" },
    isMentionable: false,
    comments: "thread",
    path: pathOfPlace,
  },
  task: {
    ...{ word: "task", plural: "Tasks", icon: "task" },
    isMentionable: true,
    card: "alone",
    comments: "beside",
    path: pathOfPlace,
  },
  file: { word: "file", plural: "Files", icon: "file", isMentionable: true, path: pathOfPlace },
  message: {
    ...{ word: "message", plural: "Messages", icon: "message" },
    isMentionable: true,
    card: "always",
    path: pathOfPlace,
  },
} as const satisfies Record<string, ObjectTypeDefinition>;

export type ObjectType = keyof typeof OBJECT_TYPES;
export const objectTypes = Object.keys(OBJECT_TYPES) as ObjectType[];

/** Those that a text can name. */
export const mentionableTypes = objectTypes.filter((type) => OBJECT_TYPES[type].isMentionable);

/** Where a text that mentions an object of a type shows its card. */
export const cardOf = (type: ObjectType) => (OBJECT_TYPES[type] as ObjectTypeDefinition).card;

/** Whether the comments on objects of a type are shown beside them. */
export const hasCommentsBeside = (type: ObjectType): boolean =>
  (OBJECT_TYPES[type] as ObjectTypeDefinition).comments === "beside";
export type ObjectIconName = (typeof OBJECT_TYPES)[ObjectType]["icon"];

/** Names an object. */
export type ObjectKey = { type: ObjectType; id: string };
/** The same as one text, for maps. */
export const objectName = ({ type, id }: ObjectKey) => `${type}/${id.toLowerCase()}`;
