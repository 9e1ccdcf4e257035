import type { Ask } from "@/lib/ai/demo/plan";

type Block = { type: string; id?: string; tool_use_id?: string };
type Message = {
  role: string;
  content: string | Block[];
  tool_calls?: { id: string }[];
  tool_call_id?: string;
};
type Item = { type?: string; call_id?: string };
type Turn = { role: string; parts: { functionCall?: object; functionResponse?: object }[] };
type Body = { messages: Message[]; input: Item[]; contents: Turn[]; tools?: unknown[] };

const isSame = (a: readonly unknown[], b: readonly unknown[]) => JSON.stringify(a) === JSON.stringify(b);

/** Whether a provider takes what it is sent: each call has its result right after it, each result its call. */
export function isPaired({ format, raw }: Ask): boolean {
  const body = raw as Body;
  switch (format) {
    case "anthropic": {
      const blocks = body.messages.map(({ content }) => (typeof content === "string" ? [] : content));
      const calls = blocks.map((all) => all.flatMap(({ type, id }) => (type === "tool_use" ? [id] : [])));
      const results = blocks.map((all) =>
        all.flatMap(({ type, tool_use_id: id }) => (type === "tool_result" ? [id] : [])),
      );
      // It refuses them without the tools, too.
      const isDeclared = calls.flat().length === 0 || (body.tools?.length ?? 0) > 0;
      return isDeclared && isSame(results.slice(1), calls.slice(0, -1)) && isSame(results[0] ?? [], []);
    }
    case "openai-chat": {
      let open: (string | undefined)[] = [];
      for (const { role, tool_calls: calls = [], tool_call_id: id } of body.messages) {
        if (role !== "tool" && open.length > 0) return false;
        if (role === "tool" && !open.includes(id)) return false;
        open = role === "tool" ? open.filter((other) => other !== id) : calls.map((call) => call.id);
      }
      return open.length === 0;
    }
    case "openai-responses": {
      const idsOf = (type: string) =>
        body.input.flatMap((item) => (item.type === type ? [item.call_id] : [])).sort();
      return isSame(idsOf("function_call"), idsOf("function_call_output"));
    }
    case "gemini": {
      const counts = (key: "functionCall" | "functionResponse") =>
        body.contents.map(({ parts }) => parts.filter((part) => part[key]).length);
      return isSame(counts("functionResponse").slice(1), counts("functionCall").slice(0, -1));
    }
  }
}
