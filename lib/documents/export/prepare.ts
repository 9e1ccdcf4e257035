import type { Actor } from "@/lib/auth/actor";
import { env } from "@/lib/env";
import { parseMention } from "@/lib/objects/mentions";
import type { ObjectPreview } from "@/lib/objects/schema";
import { OBJECT_TYPES, type ObjectKey, objectName } from "@/lib/objects/types";
import { resolveObjects } from "@/lib/references/resolve/service";
import type { RichTextMark, RichTextNode } from "../rich-text/node";

type Seen = ReadonlyMap<string, ObjectPreview>;
type Person = Pick<Actor, "userId">;

const linkOf = ({ marks = [] }: RichTextNode): string => {
  const href = marks.find(({ type }) => type === "link")?.attrs?.href;
  return typeof href === "string" ? href : "";
};
const withoutLink = ({ marks = [] }: RichTextNode): RichTextMark[] =>
  marks.filter(({ type }) => type !== "link");

/**
 * A rich text as it may leave the instance: objects are linked by their addresses where the reader sees them, and not
 * named where they don't; people are their names.
 * @param slug of the workspace whose addresses are given
 */
export async function prepareExport(
  actor: Person,
  content: RichTextNode,
  slug: string,
): Promise<RichTextNode> {
  const seen = await resolveObjects(actor, mentionedIn(content));
  return withPlainMentions(content, seen, slug);
}

function mentionedIn(node: RichTextNode, found = new Map<string, ObjectKey>()): ObjectKey[] {
  const target = parseMention(linkOf(node));
  if (target && "id" in target) found.set(objectName(target), target);
  for (const child of node.content ?? []) mentionedIn(child, found);
  return [...found.values()];
}

function withPlainMentions(node: RichTextNode, seen: Seen, slug: string): RichTextNode {
  if (!node.content) return node;
  const content: RichTextNode[] = [];
  let hidden = "";
  for (const child of node.content) {
    const href = linkOf(child);
    const target = parseMention(href);
    if (!target) content.push(withPlainMentions(child, seen, slug));
    else if (!("id" in target)) content.push({ ...child, marks: withoutLink(child) });
    else {
      const object = seen.get(objectName(target));
      if (object) content.push(named(child, object, slug));
      // A label in several parts is one mention.
      else if (hidden !== href)
        content.push({ ...child, text: hiddenWord(target), marks: withoutLink(child) });
      hidden = object ? "" : href;
      continue;
    }
    hidden = "";
  }
  return { ...node, content };
}

/** What stands for an object that the reader doesn't see. */
export const hiddenWord = ({ type }: ObjectKey) =>
  type === "person" ? "@someone" : `(a private ${OBJECT_TYPES[type].word})`;

function named(node: RichTextNode, object: ObjectPreview, slug: string): RichTextNode {
  const path = object.type === "person" ? null : OBJECT_TYPES[object.type].path(object, slug);
  const link = path ? [{ type: "link", attrs: { href: new URL(path, env().APP_URL).href } }] : [];
  return { ...node, marks: [...withoutLink(node), ...link] };
}
