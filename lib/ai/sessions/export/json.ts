import { type ExportedChat, endingOf } from "./exported";

/** A branch as one JSON object; what providers want back with a part isn't in it. */
export async function* chatAsJson({ title, ownerName, messages }: ExportedChat): AsyncGenerator<string> {
  yield `{\n"title": ${JSON.stringify(title)},\n"owner": ${JSON.stringify(ownerName)},\n"messages": [`;
  let separator = "\n";
  for await (const message of messages) {
    const { role, createdAt, modelName, finish, parts } = message;
    const exported = {
      ...{ role: role === "USER" ? "user" : "assistant", createdAt },
      ...(role === "ASSISTANT" && { model: modelName, finish, ending: endingOf(message) }),
      parts: parts.map(({ meta: _, ...part }: (typeof parts)[number] & { meta?: unknown }) => part),
    };
    yield `${separator}${JSON.stringify(exported)}`;
    separator = ",\n";
  }
  yield "\n]\n}\n";
}
