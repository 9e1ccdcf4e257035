import type { QueryClient } from "@tanstack/react-query";
import { fold } from "@/components/ui/fold";
import { AppError } from "@/lib/http/errors";
import { membersQuery } from "@/lib/workspaces/queries";

/**
 * The one person that `from:` means: who has this name, else whose name begins so.
 * @throws AppError invalid_input where that is nobody, or several people: an answer would be about others as well
 */
export async function personCalled(client: QueryClient, workspaceId: string, given: string): Promise<string> {
  const { pages } = await client.fetchInfiniteQuery(membersQuery(workspaceId, given));
  const wanted = fold(given);
  const people = pages
    .flatMap(({ items }) => items)
    .map(({ id, name }) => ({ id, name: fold(name) }))
    .filter(({ name }) => name.startsWith(wanted));
  const exact = people.filter(({ name }) => name === wanted);
  const [person, ...others] = exact.length > 0 ? exact : people;
  if (person && others.length === 0) return person.id;
  throw new AppError(
    "invalid_input",
    person
      ? `Several people are called “${given}”. Type the whole name after from:, in quotation marks.`
      : `Nobody here is called “${given}”. Change the name after from:.`,
  );
}
