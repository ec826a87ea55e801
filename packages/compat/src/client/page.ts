// Pure
import { isRecord } from '@x/rest-client/internal';

/** A page of a list. */
export interface PaginatedResourceResponse<Items> {
  /** The items of the page. */
  data: Items;
  /** How many items all pages have. */
  totalCount: number;
}

/** The names under which the API sends the items of a page. The first one wins. */
const NAMES = ['m2m_tokens', 'data'] as const;

/** Returns the items of a list or of a page, or undefined for other JSON. */
export function itemsOf(json: unknown): readonly unknown[] | undefined {
  if (Array.isArray(json)) {
    return json;
  }
  const lists = isRecord(json) ? NAMES.map((name) => json[name]) : [];
  return lists.find(Array.isArray);
}
