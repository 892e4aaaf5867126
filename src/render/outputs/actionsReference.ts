import type { Action, App, Field } from '../../model/app.ts';
import type { Output, OutputContext } from '../../model/output.ts';
import { actionView, hasKnownInputs, INPUTS_FILE, PAGE_FILE, type ActionView } from '../pageView.ts';

interface FieldView {
  readonly path: string;
  readonly type: string;
  readonly required: boolean;
  readonly meaning: string | null;
  readonly allowed: string | null;
}

/** What `templates/actions.hbs` is given. */
interface ReferenceView extends InputsView {
  readonly name: string;
  /** The page, from here. */
  readonly page: string;
}

/** What `templates/inputs.hbs` is given: the same, for the page itself. */
export interface InputsView {
  readonly actions: readonly (ActionView & {
    readonly fields: readonly FieldView[];
    readonly unknown: boolean;
  })[];
}

/** Inputs with every field filled. */
export const sampleInputs: InputsView = {
  actions: [
    {
      key: 'sample',
      name: 'Sample',
      mark: 'writes',
      sentence: 'Sample.',
      unknown: true,
      fields: [{ path: 'sample', type: 'string', required: true, meaning: 'Sample.', allowed: 'a, b' }],
    },
  ],
};

/** `skills/<slug>/references/actions.md`: every action with its input fields, when Membrane told any. */
export const actionsReference: Output = {
  name: 'actions reference',
  root: 'skills',
  readers: 'agents',
  samples: { actions: { ...sampleInputs, name: 'Sample', page: `../${PAGE_FILE}` } satisfies ReferenceView },
  ofApp: (app, { templates }) => {
    if (!hasKnownInputs(app)) return [];
    return [{ path: `skills/${app.slug}/${INPUTS_FILE}`, text: referenceText(app, templates) }];
  },
};

/** The reference of an app whose inputs are known. */
export function referenceText(app: App, templates: OutputContext['templates']): string {
  const view: ReferenceView = { ...inputsView(app), name: app.name, page: `../${PAGE_FILE}` };
  return templates.render('actions', view);
}

/** Every action with its inputs. */
export function inputsView(app: App): InputsView {
  return { actions: app.actions.map(actionWithFields) };
}

function actionWithFields(action: Action): InputsView['actions'][number] {
  return {
    ...actionView(action),
    unknown: action.fields === null,
    fields: (action.fields ?? []).map(fieldView),
  };
}

function fieldView(field: Field): FieldView {
  return {
    path: field.path,
    type: field.type,
    required: field.required,
    meaning: field.meaning === '' ? null : field.meaning,
    allowed: field.allowed.length === 0 ? null : field.allowed.join(', '),
  };
}
