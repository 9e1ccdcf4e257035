import { type Database, type Lookup, visibleChannels } from "./candidates";
import { findParagraphs } from "./documents";
import { findFiles } from "./files";
import { findMessages, findNewest } from "./messages";
import { ranked } from "./rank";
import { readSources } from "./read-sources";
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
  if (words.length === 0 && isNarrow(scope)) return best(await findNewest(db, lookup), ANYTHING);
  const terms = words.length > 0 ? words : stopWordTermsOf(question);
  return terms.length > 0 ? best(await findAll(db, { ...lookup, terms }), terms) : [];

  /** Neighbours become one source, so more are read than are wanted. */
  async function best(candidates: readonly Candidate[], by: Parameters<typeof ranked>[1]) {
    return (await readSources(db, visible, ranked(candidates, by, limit * 2))).slice(0, limit);
  }
}

const ANYTHING: readonly Pick<Term, "isEarlier">[] = [{ isEarlier: false }];
const isNarrow = (scope: RetrievalRequest["scope"]) =>
  Object.values(scope ?? {}).some((value) => value !== undefined);

/** One after the other: they share a connection where `db` is a transaction. */
async function findAll(db: Database, lookup: Lookup): Promise<Candidate[]> {
  const found: Candidate[] = [];
  for (const find of FINDERS) found.push(...(await find(db, lookup)));
  return found;
}
