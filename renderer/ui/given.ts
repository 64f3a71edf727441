type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** The properties that are really there: what foreign components want, whose types tell "absent" from "undefined". */
export function given<T extends object>(props: T): Given<T> {
  return Object.fromEntries(Object.entries(props).filter(([, value]) => value !== undefined)) as Given<T>;
}
