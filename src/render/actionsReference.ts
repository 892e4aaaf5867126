import type { Action, App, Field } from '../model.ts';
import type { Output } from './output.ts';
import { actionView, hasKnownInputs, INPUTS_FILE, PAGE_FILE, type ActionView } from './pageView.ts';

interface FieldView {
  readonly path: string;
  readonly type: string;
  readonly required: boolean;
  readonly meaning: string | null;
  readonly allowed: string | null;
}

/** What `templates/actions.hbs` is given. */
interface ReferenceView {
  readonly name: string;
  /** The page, from here. */
  readonly page: string;
  readonly actions: readonly (ActionView & {
    readonly fields: readonly FieldView[];
    readonly unknown: boolean;
  })[];
}

const sample: ReferenceView = {
  name: 'Sample',
  page: `../${PAGE_FILE}`,
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
  samples: { actions: sample },
  ofApp: (app, { templates }) => {
    if (!hasKnownInputs(app)) return [];
    return [
      { path: `skills/${app.slug}/${INPUTS_FILE}`, text: templates.render('actions', referenceView(app)) },
    ];
  },
};

function referenceView(app: App): ReferenceView {
  return { name: app.name, page: `../${PAGE_FILE}`, actions: app.actions.map(actionWithFields) };
}

function actionWithFields(action: Action): ReferenceView['actions'][number] {
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
