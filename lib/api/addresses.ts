/** Below it is the API, in its first version, of which nothing that a program relies on changes. */
export const apiPath = "/api/v1";

export function apiDraftPath(id: string): string {
  return `${apiPath}/drafts/${id}`;
}
