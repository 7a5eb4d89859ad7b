import type { SchemaState } from '../sql/schema.ts';
import type { SchemaReport } from './inspector.ts';

/** @param known how many steps this version knows */
export function schemaReport(
  { number: found, worksFrom }: SchemaState,
  known: number,
): SchemaReport {
  if (found === 0) return { state: 'missing', found, known };
  if (worksFrom > known) return { state: 'newer', found, known };
  return { state: found < known ? 'older' : 'fits', found, known };
}
