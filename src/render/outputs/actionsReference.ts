import type { App, ReferencePart } from '../../model/app.ts';
import type { OutputFile } from '../../model/files.ts';
import type { Output, OutputContext } from '../../model/output.ts';
import { toInputsView, sampleInputs, type InputsView } from '../toInputsView.ts';
import {
  toActionView,
  hasKnownInputs,
  INPUTS_FILE,
  PAGE_FILE,
  sampleAction,
  type ActionView,
} from '../toPageView.ts';

/** What `templates/actions.hbs` is given: one file of the reference. */
interface ReferenceView {
  readonly name: string;
  /** What the actions are about, when others are in other files. */
  readonly about: string | null;
  /** The page, from here. */
  readonly page: string;
  readonly actions: readonly InputsView[];
}

/** What `templates/actionsIndex.hbs` is given. */
interface IndexView {
  readonly name: string;
  readonly page: string;
  readonly parts: readonly {
    /** From here. */
    readonly file: string;
    readonly about: string;
    readonly actions: readonly (ActionView & { readonly comma: boolean })[];
  }[];
}

/** What `templates/inputs.hbs` is given: the same as a reference of one file, for the page itself. */
export type PageInputsView = Pick<ReferenceView, 'actions'>;

export const samplePageInputs: PageInputsView = { actions: [sampleInputs] };

const sample: ReferenceView = {
  actions: [sampleInputs],
  name: 'Sample',
  about: 'Sample',
  page: `../${PAGE_FILE}`,
};
const sampleIndex: IndexView = {
  name: 'Sample',
  page: `../${PAGE_FILE}`,
  parts: [{ file: 'actions/sample.md', about: 'Sample', actions: [{ ...sampleAction, comma: true }] }],
};

/** `skills/<slug>/references/actions.md`: every action with its inputs, when Membrane told any; an index of files when they are many. */
export const actionsReference: Output = {
  name: 'actions reference',
  root: 'skills',
  readers: 'agents',
  samples: { actions: sample, actionsIndex: sampleIndex },
  ofApp: (app, { templates }) =>
    hasKnownInputs(app)
      ? renderReferences(app, templates).map(({ path, text }) => ({
          path: `skills/${app.slug}/${path}`,
          text,
        }))
      : [],
};

/** The files of an app's reference, by their paths from the page. */
export function renderReferences(app: App, templates: OutputContext['templates']): OutputFile[] {
  const [only, ...others] = app.reference;
  if (others.length === 0) {
    const view = referenceView(app, only ?? { file: '', groups: [] }, `../${PAGE_FILE}`);
    return [{ path: INPUTS_FILE, text: templates.render('actions', { ...view, about: null }) }];
  }
  return [
    { path: INPUTS_FILE, text: templates.render('actionsIndex', indexView(app)) },
    ...app.reference.map((part) => ({
      path: `references/${partPath(part)}`,
      text: templates.render('actions', referenceView(app, part, `../../${PAGE_FILE}`)),
    })),
  ];
}

/** Every action with its inputs, for the page itself. */
export function toPageInputsView(app: App): PageInputsView {
  return { actions: app.actions.map(toInputsView) };
}

function referenceView({ name }: App, part: ReferencePart, page: string): ReferenceView {
  const actions = part.groups.flatMap((group) => group.actions);
  return { name, about: aboutOf(part), page, actions: actions.map(toInputsView) };
}

function indexView({ name, reference }: App): IndexView {
  const parts = reference.map((part) => {
    const actions = part.groups.flatMap((group) => group.actions);
    return {
      file: partPath(part),
      about: aboutOf(part),
      actions: actions.map((action, at) => ({ ...toActionView(action), comma: at < actions.length - 1 })),
    };
  });
  return { name, page: `../${PAGE_FILE}`, parts };
}

function aboutOf({ groups }: ReferencePart): string {
  return groups.map(({ title }) => title).join(', ');
}

function partPath({ file }: ReferencePart): string {
  return `actions/${file}.md`;
}
