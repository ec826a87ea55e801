import type { DistilledWebhooks, Shape } from '@tooling/api-description/distilled';
import { isShapeObject } from '@tooling/api-description/distilled';
import { HEADER } from '../render.ts';
import { linesOf } from './lines-of.ts';
import { reachable } from './reachable.ts';

/** Renders the module with the shapes of the data of webhooks, which the emulator sends. */
export function renderWebhooks({ events, schemas }: DistilledWebhooks): string {
  const data = Object.fromEntries(Object.entries(events).map(([type, event]) => [type, dataOf(type, event)]));
  const used = reachable(data, schemas);
  const shapes = Object.fromEntries(Object.entries(schemas).filter(([name]) => used.has(name)));
  return `${HEADER}// Pure

/** The data of each published type of event as JSON. */
export const webhookDataJson = \`${linesOf(data)}\`;

/** The shapes that it refers to as JSON, by name. */
export const webhookShapesJson = \`${linesOf(shapes)}\`;
`;
}

/** The description combines the envelope with the data, which it does not always require. */
function dataOf(type: string, event: Shape): Shape {
  const parts = isShapeObject(event) ? (event.allOf ?? []) : [];
  const [data] = parts.flatMap((part): readonly Shape[] => {
    const fields = isShapeObject(part) ? part.fields : undefined;
    const found = fields?.['data'] ?? fields?.['data?'];
    return found === undefined ? [] : [found];
  });
  if (data === undefined) {
    throw new Error(`The description has no data for ${type}.`);
  }
  return data;
}
