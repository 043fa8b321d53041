/** The values a page's address carries: `useParam("code")` on /studies/:study/codes/:code. */
import { createContext } from "preact";
import { useContext } from "preact/hooks";

export const RouteParams = createContext<Readonly<Record<string, string>>>({});

/** Read one value. Throws where the address has none of that name: a mistake in the route table. */
export function useParam(name: string): string {
  const value = useContext(RouteParams)[name];
  if (value === undefined) throw new Error(`the address has no :${name}`);
  return value;
}
