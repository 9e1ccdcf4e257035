import { toast } from "@/components/ui/toast";
import { problemOf } from "@/lib/http/errors";
import { type CommandContext, type CommandResult, commands } from "./commands";

/**
 * Runs the command that a text begins with. False where it begins with none; null where it was one that failed, or
 * that doesn't exist: what was meant as a command must not be read by everybody.
 */
export async function runCommand(
  body: string,
  context: Omit<CommandContext, "text">,
): Promise<CommandResult | null | false> {
  const [, name, text = ""] = /^\/([a-z]+)(?:\s+([\s\S]*))?$/i.exec(body) ?? [];
  if (!name) return false;
  const command = commands.find((candidate) => candidate.name === name.toLowerCase());
  if (!command || command.isOffered?.(context.channel) === false) {
    toast.error(`There is no command /${name} here. With a space before it, it is sent as text.`);
    return null;
  }
  try {
    return await command.run({ ...context, text: text.trim() });
  } catch (error) {
    toast.error(problemOf(error, `/${command.name} didn’t work. Try again.`));
    return null;
  }
}
