import { Mark, Node } from "@tiptap/core";
import { isCalendarDate } from "@/lib/dates/calendar-date";

const format = new Intl.DateTimeFormat("en-US", { dateStyle: "medium", timeZone: "UTC" });

/** A day as it is read, for example `Nov 27, 2026`. */
export const dateLabel = (on: unknown): string =>
  typeof on === "string" && isCalendarDate(on) ? format.format(new Date(`${on}T00:00Z`)) : "No date";

/** A day of the calendar. */
const DateNode = Node.create({
  name: "date",
  group: "inline",
  inline: true,
  atom: true,
  addAttributes: () => ({
    on: {
      default: null,
      parseHTML: (element) => {
        const on = element.getAttribute("data-date") ?? "";
        return isCalendarDate(on) ? on : null;
      },
      renderHTML: ({ on }) => (on ? { "data-date": on, datetime: on } : {}),
    },
  }),
  parseHTML: () => [{ tag: "time[data-date]" }],
  renderHTML: ({ node, HTMLAttributes }) => ["time", HTMLAttributes, dateLabel(node.attrs.on)],
  renderText: ({ node }) => dateLabel(node.attrs.on),
});

/**
 * Where a comment is. Not read from HTML, so that what is pasted has no comments: one id would be at two places. Moving
 * words within the document keeps it.
 */
export const Comment = Mark.create({
  name: "comment",
  inclusive: false,
  excludes: "",
  addAttributes: () => ({
    id: { default: null, renderHTML: ({ id }) => (id ? { "data-comment": id } : {}) },
  }),
  renderHTML: ({ HTMLAttributes }) => ["span", HTMLAttributes, 0],
});

export const inlineNodes = [DateNode, Comment];
