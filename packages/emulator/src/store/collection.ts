// Pure

/** The effect of a deletion on a record that refers to the deleted record. */
type OnDelete =
  /** Deletes it too. */
  | 'cascade'
  /** Sets the field to null. */
  | 'clear';

interface Reference {
  /** The collection of the record, or those that it can be of. */
  readonly to: string | readonly string[];
  readonly onDelete: OnDelete;
}

/** The rules of a collection that hold for every write. */
export interface Collection {
  /** The field `object` of its records. */
  readonly object: string;
  /** The prefix of ids. Undefined for a collection with a single record, whose id is its name. */
  readonly prefix?: string;
  /** Ids are a KSUID, or 32 hexadecimal digits. */
  readonly idForm?: 'hex';
  /** Fields whose values no two records share. A list of fields stands for their combination. Null is never a conflict. */
  readonly unique?: readonly (string | readonly string[])[];
  /** Fields with an index in addition to unique fields and references. */
  readonly indexes?: readonly string[];
  readonly references?: Readonly<Record<string, Reference>>;
  /** Snapshots and files have a record only while this field has this value. Default: always. */
  readonly keptWhile?: readonly [field: string, value: string];
}
