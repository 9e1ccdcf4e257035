import { SetupError } from "../setup/project.mjs";

/**
 * What `npm test -- <parts> <arguments>` asks for: the steps of the parts it names with those that they need, all of
 * them where it names none, and the arguments for the runner.
 */
export function chooseSteps(all, args) {
  const names = all.map(({ name }) => name);
  const firstOther = args.findIndex((arg) => !names.includes(arg));
  const chosen = firstOther === -1 ? args : args.slice(0, firstOther);
  const more = firstOther === -1 ? [] : args.slice(firstOther);
  if (args.length > 0 && chosen.length === 0) throw new SetupError(unknownPart(args[0], names));
  if (more.length > 0 && chosen.length > 1)
    throw new SetupError(`"${more[0]}" is for one part's runner: name one of ${chosen.join(", ")}.`);
  const steps = all.filter(
    ({ name }) =>
      chosen.length === 0 ||
      chosen.includes(name) ||
      all.some(({ name: other, needs }) => chosen.includes(other) && needs === name),
  );
  return { steps, more };
}

const unknownPart = (given, names) =>
  `There is no part "${given}". npm test runs all of them, or those named: ${names.join(", ")}.\n` +
  "What follows goes to the part's runner: npm test -- api tests/api/messages.test.ts";
