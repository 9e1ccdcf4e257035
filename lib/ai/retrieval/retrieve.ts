import { type Database, type Lookup, visibleChannels } from "./candidates";
import { findParagraphs } from "./documents";
import { findFiles } from "./files";
import { findMessages, findNewest } from "./messages";
import { ranked } from "./rank";
import { readSources } from "./read-sources";
import type { SourceRef } from "./schema";
import { keyOf, type SourceKey } from "./source-place";
import { findTasks } from "./tasks";
import { stopWordTermsOf, type Term, termsOf } from "./terms";
import type { Candidate, RetrievalRequest, Source } from "./types";

const LIMIT = 8;

type Finder = (db: Database, lookup: Lookup) => Promise<Candidate[]>;
const FINDERS: readonly Finder[] = [findMessages, findParagraphs, findTasks, findFiles];

/**
 * Finds what may answer a question, the best first: by full text, in the channels that `readable` yields, as many
 * statements for much as for little. Empty where nothing has any of its words.
 */
export async function retrieve(db: Database, request: RetrievalRequest): Promise<Source[]> {
  const { question, before, scope, except, limit = LIMIT } = request;
  const visible = visibleChannels(request);
  const lookup = { visible, scope, except };
  const words = termsOf(question, before);
  // “What was said yesterday?” asks for all of it.
  const isAnything = words.length === 0 && isNarrow(scope);
  const terms = words.length > 0 ? words : stopWordTermsOf(question);
  const candidates = isAnything
    ? ranked(await findNewest(db, lookup), ANYTHING, limit * 2)
    : terms.length > 0
      ? ranked(await findAll(db, { ...lookup, terms }), terms, limit * 2)
      : [];
  // Neighbours become one source, so more are read than are wanted.
  const found = (await readSources(db, visible, candidates)).slice(0, limit);
  const known = new Set(found.map(keyOf));
  const also = (request.also ?? [])
    .map(toCandidate)
    .filter((candidate) => !known.has(keyOf(candidate)))
    .slice(0, limit);
  return [...found, ...(await readSources(db, visible, also))];
}

const toCandidate = ({ type, id, block }: Omit<SourceRef, "number">): SourceKey => ({
  ...{ kind: type as Source["kind"], id },
  ...(block !== undefined && { block }),
});
const ANYTHING: readonly Pick<Term, "isEarlier">[] = [{ isEarlier: false }];
const isNarrow = (scope: RetrievalRequest["scope"]) =>
  Object.values(scope ?? {}).some((value) => value !== undefined);

const findAll = async (db: Database, lookup: Lookup): Promise<Candidate[]> =>
  (await Promise.all(FINDERS.map((find) => find(db, lookup)))).flat();
