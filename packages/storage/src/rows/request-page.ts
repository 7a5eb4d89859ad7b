import { requestOrder, type SupportRequest } from '@keyfob/core';

/** The page that a list of one more than asked for is, and where the next one begins. */
export function pageOf(
  requests: readonly SupportRequest[],
  limit: number,
): { readonly requests: readonly SupportRequest[]; readonly next?: string } {
  const page = requests.slice(0, limit);
  const last = requests.length > limit ? page.at(-1) : undefined;
  return {
    requests: page,
    ...(last && { next: requestOrder.toCursor(requestOrder.placeOf(last)) }),
  };
}
