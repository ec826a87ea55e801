/** A page of a list. */
export interface PaginatedResourceResponse<Items> {
  data: Items;
  totalCount: number;
}
