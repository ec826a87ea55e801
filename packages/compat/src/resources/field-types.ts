// Pure

/** The type of a field whose JSON becomes a resource: the JSON can be a list, null, or absent. */
export type Nested<Json, Resource> = Json extends readonly unknown[]
  ? Resource[]
  : Json extends object
    ? Resource
    : Json extends string
      ? Resource
      : Json;

/** The type of a field with another value in place of `Missing`. */
export type OrElse<Json, Absent, Missing> = Exclude<Json, Missing> | Absent;
