export const seed = Number(process.env['SEED'] ?? 20_261_130);

/** Random bodies of each kind of object, of each method and of each type of event. */
export const runs = Number(process.env['RUNS'] ?? 40);
