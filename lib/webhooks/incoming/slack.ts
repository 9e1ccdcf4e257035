import { z } from "zod";
import { asMarkdown, fromMrkdwn, type MrkdwnNames } from "@/lib/markdown/mrkdwn";

// What tools written for Slack send: only what becomes text is read, everything else is left aside.

const Text = z.string().nullish().catch(undefined);
const TextObject = z.looseObject({ type: Text, text: Text }).nullish().catch(undefined);
const Field = z.looseObject({
  title: Text,
  value: z.union([z.string(), z.number()]).nullish().catch(undefined),
});

type Block = { [key: string]: unknown };
const Block: z.ZodType<Block> = z.looseObject({});

const Attachment = z.looseObject({
  ...{ pretext: Text, author_name: Text, title: Text, title_link: Text, text: Text, fallback: Text },
  ...{ footer: Text, image_url: Text },
  fields: z.array(Field).nullish().catch(undefined),
  blocks: z.array(Block).nullish().catch(undefined),
});

export const SlackPayload = z.looseObject({
  text: z.union([z.string(), z.number()]).nullish(),
  username: Text,
  mrkdwn: z.boolean().nullish().catch(undefined),
  attachments: z.array(Attachment).max(100).nullish(),
  blocks: z.array(Block).max(100).nullish(),
});
export type SlackPayload = z.output<typeof SlackPayload>;

/** A payload as Markdown; empty where it says nothing. */
export function slackBody(payload: SlackPayload, names: MrkdwnNames): string {
  const convert = (text: string) => fromMrkdwn(text, names);
  const blocks = (payload.blocks ?? []).map((block) => blockText(block, convert));
  const text = String(payload.text ?? "");
  // Beside blocks the text is what Slack shows where it can't show those.
  const shown = join(blocks) || (payload.mrkdwn === false ? asMarkdown(text) : convert(text));
  return join([shown, ...(payload.attachments ?? []).map((one) => attachmentText(one, convert))]);
}

type Convert = (text: string) => string;

const join = (parts: readonly (string | null | undefined)[], between = "\n\n") =>
  parts.filter((part) => part?.trim()).join(between);

function attachmentText(given: z.output<typeof Attachment>, convert: Convert): string {
  const {
    pretext,
    author_name: author,
    title,
    title_link: link,
    text,
    fields,
    footer,
    image_url: image,
  } = given;
  const heading =
    title && (link ? convert(`<${link}|${title.replaceAll("|", "¦")}>`) : `**${asMarkdown(title)}**`);
  const parts = [
    ...[pretext && convert(pretext), author && asMarkdown(author), heading, text && convert(text)],
    join(
      (fields ?? []).map((field) => fieldText(field, convert)),
      "\n",
    ),
    ...(given.blocks ?? []).map((block) => blockText(block, convert)),
    image && convert(`<${image}>`),
  ];
  const shown = join(parts);
  if (!shown) return given.fallback ? convert(given.fallback) : "";
  return join([shown, footer && convert(footer)]);
}

const fieldText = ({ title, value }: z.output<typeof Field>, convert: Convert) =>
  join(
    [title && `**${asMarkdown(title)}**`, value != null && convert(String(value))].map((it) => it || ""),
    ": ",
  );

function blockText(block: Block, convert: Convert): string {
  const { type, text, fields, elements, alt_text: alt, image_url: image } = block;
  if (type === "header") return `**${asMarkdown(textOf(text))}**`;
  if (type === "image")
    return join(
      [asString(alt) && asMarkdown(asString(alt)), asString(image) && convert(`<${asString(image)}>`)],
      " ",
    );
  if (type === "rich_text") return asMarkdown(plainOf(block));
  const of = (object: unknown) =>
    TextObject.safeParse(object).data?.type === "plain_text"
      ? asMarkdown(textOf(object))
      : convert(textOf(object));
  const shown = [text, ...list(fields)].map(of);
  // Buttons and menus do nothing here.
  return join([...shown, ...(type === "context" ? [join(list(elements).map(of), " ")] : [])], "\n");
}

const asString = (value: unknown): string => (typeof value === "string" ? value : "");
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const textOf = (value: unknown): string => TextObject.safeParse(value).data?.text ?? "";

/** The text of Slack's own editor, without its markup; each section is a line. */
function plainOf(value: unknown, depth = 0): string {
  if (typeof value !== "object" || value === null || depth > 8) return "";
  const { type, text, url, elements } = value as Block;
  if (type === "link") return asString(text) ? `${asString(text)} ${asString(url)}` : asString(url);
  const inner = list(elements).map((one) => plainOf(one, depth + 1));
  return asString(text) + inner.join(/list|^rich_text$/.test(asString(type)) ? "\n" : "");
}
