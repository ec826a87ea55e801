export interface Timed {
  readonly id: string;
  readonly created_at: number;
  readonly updated_at: number;
}
