import * as z from 'zod';
import type { Step } from './yaml.ts';

/** Returns the keys that a schema names for the map at a path of its value; none where any key may stand. */
export function listKeysAt(schema: z.ZodType, path: readonly Step[]): string[] {
  const forms = path.reduce<readonly z.ZodType[]>(
    (found, step) => found.flatMap((form) => stepInto(form, step)),
    toForms(schema),
  );
  return forms.flatMap((form) => (form instanceof z.ZodObject ? Object.keys(form.shape) : []));
}

function stepInto(form: z.ZodType, step: Step): readonly z.ZodType[] {
  if (form instanceof z.ZodObject) {
    const shape = form.shape as Readonly<Record<string, z.ZodType>>;
    return typeof step === 'string' && Object.hasOwn(shape, step) ? toForms(shape[step]) : [];
  }
  if (form instanceof z.ZodArray) return toForms(form.element as z.ZodType);
  return form instanceof z.ZodRecord ? toForms(form.valueType as z.ZodType) : [];
}

/** What a schema stands for: what is optional or has a default as it is when it is there, what may be several things as each of them. */
function toForms(schema: z.ZodType | undefined): readonly z.ZodType[] {
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodLazy
  )
    return toForms(schema.unwrap() as z.ZodType);
  if (schema instanceof z.ZodUnion) return (schema.options as z.ZodType[]).flatMap(toForms);
  return schema ? [schema] : [];
}
